#!/usr/bin/env bash
# class.sh STUDENTS tanh|relu - a course in the folder it is run in: the sheet chain.md, as many
# students, their answers by solve.py, collected and not graded; key.csv says what is to come.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
sed "s/ACTIVATION/$2/" "$here/chain.md" >chain.md
for ((i = 1, n = $1; i <= n; i++)); do printf 's%05d\n' "$i"; done | sed '1i student_id' >class.csv
backgrade -q init --salt follow
backgrade -q load chain.md
backgrade -q enroll class.csv
printf 'student_id,problem,part,answer\ns00001,chain,z,0\n' >first.csv
backgrade -q collect first.csv
backgrade -q grade # draws the numbers of all
python3 "$here/solve.py" course.db solved.csv key.csv seed "$2"
backgrade -q collect solved.csv
