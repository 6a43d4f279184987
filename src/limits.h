// limits.h - every bound of backgrade, with its reason.
//
// A bound exists so that no text from a sheet or a student can cost unbounded
// time, memory or stack; crossing one is a diagnostic, never a crash.  Each can
// be overridden from the compiler's command line.
#ifndef LIMITS_H
#define LIMITS_H

#ifndef LIMIT_ANSWER_BYTES   // longest answer read: 10,000 weights of a layer are that long
#define LIMIT_ANSWER_BYTES 65536
#endif
#ifndef LIMIT_FORMULA_BYTES  // longest formula read, and what a value may have beside its numbers: some milliseconds
#define LIMIT_FORMULA_BYTES 16384
#endif
#ifndef LIMIT_ENTRY_BYTES    // what a value may have for each of its entries: 17 digits, a sign, an exponent and a name
#define LIMIT_ENTRY_BYTES 64
#endif
#ifndef LIMIT_SHEET_BYTES    // a sheet is prose and a network; the largest seed is 16 KiB
#define LIMIT_SHEET_BYTES (1 << 20)
#endif
#ifndef LIMIT_TOKENS         // tokens of one formula or network
#define LIMIT_TOKENS 40000
#endif
#ifndef LIMIT_DEPTH          // nesting of a formula: bounds the parser's and the compiler's stack
#define LIMIT_DEPTH 200
#endif
#ifndef LIMIT_TREE           // height of a tree, chains a+b+c+... included: recursion over it must fit a thread's stack
#define LIMIT_TREE 1000
#endif
#ifndef LIMIT_NUMEL          // entries of one array: 8 lanes of it are 64 MiB
#define LIMIT_NUMEL (1 << 20)
#endif
#ifndef LIMIT_PRODUCT        // multiplications of one matrix product: a tenth of a second for one instance
#define LIMIT_PRODUCT (1 << 26)
#endif
#ifndef LIMIT_TAPE           // instructions of one tape
#define LIMIT_TAPE 200000
#endif
#ifndef LIMIT_TAPE_NUMEL     // entries of all arrays of one tape together
#define LIMIT_TAPE_NUMEL (1 << 23)
#endif
#ifndef LIMIT_STEPS          // nodes compiled for one formula or network, functions expanded, ranges inferred: a second
#define LIMIT_STEPS 300000
#endif
#ifndef LIMIT_FORMULA_NUMEL  // as LIMIT_TAPE_NUMEL, for a student's formula: in 64 lanes 64 MiB and some ten milliseconds
#define LIMIT_FORMULA_NUMEL (1 << 17)
#endif
#ifndef LIMIT_REPAIR_NODES   // nodes of a wrong formula that is searched for a single mistake; the longest right ones have 60
#define LIMIT_REPAIR_NODES 150
#endif
#ifndef LIMIT_REPAIRS        // single edits tried on it: some ten for each node and name that is allowed
#define LIMIT_REPAIRS 4000
#endif
#ifndef LIMIT_REPAIR_PAIRED  // small edits tried two by two: 780 pairs
#define LIMIT_REPAIR_PAIRED 40
#endif
#ifndef LIMIT_REPAIR_WORK    // what trying edits may cost for one wrong formula, see judge_repair.c: some twenty milliseconds
#define LIMIT_REPAIR_WORK 2000000
#endif
#ifndef LIMIT_SHARED_CLASS   // students looked at for one wrong answer that may be another's: of a greater class every second, third …
#define LIMIT_SHARED_CLASS 4000
#endif
#ifndef LIMIT_SHARED_BYTES   // memory for one part's references of a whole class, 8 bytes a number and 80 a student; a part that needs more is not searched
#define LIMIT_SHARED_BYTES (32 << 20) // 31 numbers for each of 100,000 students
#endif
#ifndef LIMIT_SHARED_KEPT    // of the references of all parts: more of them go to a temporary file
#define LIMIT_SHARED_KEPT (4 << 20)
#endif
#ifndef LIMIT_MEMO           // different answers to a sheet whose judgements are remembered: 8 MiB, and their texts
#define LIMIT_MEMO 16384
#endif
#ifndef LIMIT_MEMO_BYTES     // of these texts together
#define LIMIT_MEMO_BYTES (8 << 20)
#endif
#ifndef LIMIT_REMEMBERED     // parts of a sheet whose right formulas each thread remembers: 64 KiB a part
#define LIMIT_REMEMBERED 64
#endif
#ifndef LIMIT_REMEMBERED_WRONG // its different wrong formulas, likewise: 1 MiB
#define LIMIT_REMEMBERED_WRONG 2048
#endif
#ifndef LIMIT_THREADS        // that work at once: each holds some 3 MiB, and the store, which reads and writes one piece at a time, keeps no more of them busy
#define LIMIT_THREADS 16
#endif
#ifndef LIMIT_REDRAWS        // draws refused in a row before a `require` is called unsatisfiable
#define LIMIT_REDRAWS 10000
#endif
#ifndef LIMIT_HELD_REDRAWS   // the same around numbers that a student holds: soon enough he draws all anew
#define LIMIT_HELD_REDRAWS 300
#endif
#ifndef GUARD_DRAWS          // draws that show what is usual of a sheet's numbers: shares to a few percent, in a millisecond
#define GUARD_DRAWS 256
#endif
#ifndef CHECK_DRAWS          // first draws of which `check` counts the refused
#define CHECK_DRAWS 1000
#endif
#ifndef GUARD_RARE           // what happens in a larger share of draws is no accident, and is let be
#define GUARD_RARE 0.1
#endif
#ifndef GUARD_USUAL          // a reference that is zero in so many draws is meant to be
#define GUARD_USUAL 0.9
#endif
#ifndef GUARD_MANY           // rare things of which there are so many that together they refuse this share are let be
#define GUARD_MANY 0.5
#endif
#ifndef GUARD_NUMEL          // entries of a network's tape beyond which nobody computes by hand, and nothing is guarded
#define GUARD_NUMEL (1 << 18)
#endif
#ifndef GUARD_SLIPS          // last digits by which intermediate results go wrong: a sum of ten rounded numbers
#define GUARD_SLIPS 5
#endif
#ifndef GUARD_KINK           // nearest a kink, as a share of the usual distance: more than that would refuse good draws
#define GUARD_KINK 0.05
#endif
#ifndef GUARD_ROUNDING       // half a unit of the sixth digit: pocket calculators and handouts show no fewer
#define GUARD_ROUNDING 5e-7
#endif
#ifndef GUARD_MOVES          // share of the tolerance that such rounding may use up
#define GUARD_MOVES 0.1
#endif
#ifndef GUARD_ZERO           // a share of an array's largest entry below which an entry is zero, but for rounding
#define GUARD_ZERO 1e-12
#endif
#ifndef LIMIT_PRINTED        // numbers of one array printed on a handout: a page holds a few hundred
#define LIMIT_PRINTED 4096
#endif
#ifndef LIMIT_SAMPLES        // sampled networks or inputs of one part
#define LIMIT_SAMPLES 100000
#endif
#ifndef LIMIT_PARTS          // parts of one sheet
#define LIMIT_PARTS 500
#endif
#ifndef LIMIT_YAML_DEPTH     // nesting of front matter: the deepest key of a sheet stands at 5
#define LIMIT_YAML_DEPTH 8
#endif
#ifndef LIMIT_YAML_NODES     // values of front matter: 500 parts of 20 keys are 20,000
#define LIMIT_YAML_NODES 50000
#endif
#ifndef LIMIT_YAML_KEYS      // keys of one mapping: bounds the search for a key that occurs twice
#define LIMIT_YAML_KEYS 200
#endif
#ifndef LIMIT_SID_BYTES      // a student's id; the longest seen are e-mail addresses
#define LIMIT_SID_BYTES 200
#endif
#ifndef LIMIT_ATTEMPTS       // answers of one student to one part: they are compared one with another
#define LIMIT_ATTEMPTS 1000
#endif
#ifndef LIMIT_CELL_BYTES     // one CSV cell: an answer and room for a form's question in the header
#define LIMIT_CELL_BYTES 131072
#endif
#ifndef LIMIT_CSV_COLUMNS    // columns of a CSV file
#define LIMIT_CSV_COLUMNS 4096
#endif
#ifndef LIMIT_CSV_BYTES      // one CSV file
#define LIMIT_CSV_BYTES (1LL << 31)
#endif
#ifndef LIMIT_MAP_BYTES      // a mapping file: a line for each of 4,096 columns
#define LIMIT_MAP_BYTES (1 << 20)
#endif
#ifndef LIMIT_SUSPECTS       // broken references of a part: the commonest come first, an answer of ten digits tells no more apart
#define LIMIT_SUSPECTS 400
#endif
#ifndef LIMIT_SUSPECT_WORK   // instructions of the network read again for the suspects of one part: half a second
#define LIMIT_SUSPECT_WORK (1 << 22)
#endif
#ifndef LIMIT_SUSPECT_NUMEL  // entries of all results on the way to them: in 16 lanes 64 MiB
#define LIMIT_SUSPECT_NUMEL (1 << 19)
#endif
#ifndef LIMIT_DIAGS          // diagnostics printed of one file before "and N more"
#define LIMIT_DIAGS 20
#endif

#endif
