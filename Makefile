# backgrade
#
#   make             build/backgrade
#   make demo        install what is missing, build, run a whole course from sheets to grades
#   make test        install what is missing, build twice (plain, sanitizers), run every test
#   make san         the sanitizer build and its tests alone
#   make bench       times and rivals on generated classes; make bench-deps installs the rivals
#   make bench-growth  what an answer costs from 1,000 to 1,000,000 students, and which memory
#   make mistakes    a class of 2,000 that makes known mistakes: how many are told, and rightly
#   make mutate      false accepts and rejects of formula grading, decided by SymPy (if it is there)
#   make fuzz        seconds=60 for each target of tests/fuzz (target=text: this one), with clang's libFuzzer
#   make install     into $(PREFIX)/bin; DESTDIR is honoured
#   make deps        only install what is missing (Debian packages)
#   make clean
#
#   CFLAGS=…   your own flags, after ours,         WERROR=1   a warning is an error
#              but not -DNDEBUG
#   DEPS=      do not look for packages            BUILD=…    another folder for what is built
#   Q=         show the commands
#
# One module while the others are in pieces:  make build/test_lex SRC="src/arena.c src/lex.c"

CC      = gcc
PREFIX ?= /usr/local
BUILD  ?= build
DEPS   ?= deps
Q       = @

PACKAGES = gcc make libsqlite3-dev sqlite3 libcsv-dev libyaml-dev libmd4c-dev libsleef-dev librandom123-dev
LIBS     = -lsqlite3 -lcsv -lyaml -lmd4c -lsleef -lm

OPTIMIZE         = -O2
OPTIMIZE_KERNELS = -O3
ifdef SAN
OPTIMIZE         = -O1 -fsanitize=address,undefined$(if $(ENGINE),$(comma)fuzzer-no-link) -fno-sanitize-recover=all -fno-omit-frame-pointer
OPTIMIZE_KERNELS = -O1
endif

comma = ,
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wundef -Wvla -Wno-overlength-strings $(if $(WERROR),-Werror)
# -iquote and not -I: <csv.h> is the library's, "csv.h" is ours.
# -ffp-contract=off: a grade must not depend on whether this machine fuses multiply and add.
FLAGS    = -std=c11 -D_POSIX_C_SOURCE=200809L $(DEFINES) -iquote src -iquote $(BUILD) -MMD -MP \
           $(OPTIMIZE) -g -ffp-contract=off -fopenmp $(WARNINGS)

SRC  = $(wildcard src/*.c)
UNIT = $(patsubst tests/unit/%.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
FUZZ = $(patsubst tests/fuzz/%.c,$(BUILD)/test_%,$(wildcard tests/fuzz/fuzz_*.c))
OBJ  = $(patsubst src/%.c,$(BUILD)/%.o,$(filter-out src/kernels.c,$(SRC))) $(KERNELS)
LIB  = $(filter-out $(BUILD)/main.o,$(OBJ))
TEXT = $(if $(wildcard schema/*.sql),$(BUILD)/schema.inc) $(if $(wildcard src/prelude.bg),$(BUILD)/prelude.inc)
PROGRAM = $(patsubst src/main.c,$(BUILD)/backgrade,$(filter src/main.c,$(SRC)))

# src/kernels.c is one text compiled for several processors; the program picks one when it starts.
SUFFIXES_X86  = sse2 avx2 avx512
SUFFIXES      = plain
FLAGS_avx2    = -mavx2
FLAGS_avx512  = -mavx512f -mavx512dq -mavx512vl -mprefer-vector-width=512
ifneq ($(filter x86_64 amd64,$(shell uname -m)),)
SUFFIXES      = $(SUFFIXES_X86)
DEFINES       = -DKERNELS_X86
endif
KERNELS = $(if $(filter src/kernels.c,$(SRC)),$(SUFFIXES:%=$(BUILD)/kernels_%.o))

.PHONY: all built deps demo test san bench install clean
all: $(PROGRAM) $(LIB)
built: all $(UNIT) $(FUZZ)

$(BUILD)/backgrade: $(OBJ)
	@echo '  cc $@'
	$(Q)$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $(OBJ) $(LIBS)
$(UNIT): $(BUILD)/test_%: $(BUILD)/test_%.o $(LIB)
	@echo '  cc $@'
	$(Q)$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)
# The targets of tests/fuzz run with inputs that are the same each time, or with an ENGINE that finds others.
$(FUZZ): $(BUILD)/test_%: tests/fuzz/%.c tests/fuzz/drive.c $(LIB)
	@echo '  cc $@'
	$(Q)$(CC) $(filter-out -MMD -MP,$(FLAGS)) -D_GNU_SOURCE $(CFLAGS) $(LDFLAGS) -o $@ $< \
	  $(if $(ENGINE),-fsanitize=$(ENGINE),tests/fuzz/drive.c) $(LIB) $(LIBS)
$(BUILD)/test_%.o: tests/unit/test_%.c
	@echo '  cc $@'
	$(Q)$(CC) $(FLAGS) -iquote tests $(CFLAGS) -c -o $@ $<
$(KERNELS): $(BUILD)/kernels_%.o: src/kernels.c
	@echo '  cc $@'
	$(Q)$(CC) $(FLAGS) $(OPTIMIZE_KERNELS) $(FLAGS_$*) -DKERNEL_SUFFIX=$* $(CFLAGS) -c -o $@ $<
$(BUILD)/%.o: src/%.c
	@echo '  cc $@'
	$(Q)$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<
$(OBJ) $(UNIT:=.o): | $(BUILD) $(TEXT)
$(BUILD):
	@mkdir -p $@

# SQL and the prelude become C string literals, line by line: static const char SQL[] =
# #include "schema.inc" ;   (\? because two question marks in a row are a trigraph)
SQL = $(wildcard schema/tables.sql) $(wildcard schema/views.sql) \
      $(sort $(filter-out schema/tables.sql schema/views.sql,$(wildcard schema/*.sql)))
$(BUILD)/schema.inc: $(SQL)
$(BUILD)/prelude.inc: src/prelude.bg
$(BUILD)/%.inc: | $(BUILD)
	$(Q)sed -e 's/[\\"?]/\\&/g' -e 's/.*/"&\\n"/' $^ > $@

deps:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { \
	  command -v apt-get >/dev/null || { echo 'backgrade needs (by Debian names): $(PACKAGES)' >&2; exit 1; }; \
	  [ "$$(id -u)" = 0 ] || root=sudo; \
	  $$root apt-get -q update && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $(PACKAGES); }
demo: $(DEPS)
	+@$(MAKE) --no-print-directory all
	@bash tests/demo.sh $(BUILD)
test: $(DEPS)
	+@$(MAKE) --no-print-directory built built-san
	@bash tests/run.sh $(BUILD) $(BUILD)/san
san: $(DEPS)
	+@$(MAKE) --no-print-directory built-san
	@bash tests/run.sh $(BUILD)/san
built-san:
	+@$(MAKE) --no-print-directory built BUILD=$(BUILD)/san SAN=1
.PHONY: built-san

# Rivals are named where they are missing; bench-deps installs those that Debian has.
BENCH = $(BUILD)/bench/gen $(BUILD)/bench/meter $(BUILD)/bench/reading $(BUILD)/bench/evaluate $(BUILD)/bench/floor
bench: $(DEPS)
	+@$(MAKE) --no-print-directory all bench-tools
	@bash tests/bench/run.sh $(BUILD)
bench-growth: $(DEPS)
	+@$(MAKE) --no-print-directory all bench-tools
	@bash tests/bench/growth.sh $(BUILD)
bench-deps:
	+@$(MAKE) --no-print-directory deps PACKAGES='$(PACKAGES) g++ python3 python3-numpy python3-torch libopenblas0-pthread libadolc-dev'
bench-tools: $(BENCH)
$(BENCH): $(BUILD)/bench/%: tests/bench/%.c $(wildcard tests/bench/*.[ch]) $(LIB)
	@mkdir -p $(@D)
	@echo '  cc $@'
	$(Q)$(CC) $(filter-out -MMD -MP,$(FLAGS)) -iquote tests/bench $(CFLAGS) $(LDFLAGS) -o $@ $< $(BENCH_$*) $(LIB) $(LIBS)
BENCH_gen = tests/bench/spell.c tests/bench/spell_write.c
BENCH_evaluate = $(BUILD)/bench/hand.o
$(BUILD)/bench/evaluate: $(BUILD)/bench/hand.o
# The kernels written by hand: for this very machine, under the evaluator's rules of arithmetic.
$(BUILD)/bench/hand.o: tests/bench/hand.c tests/bench/hand.h $(wildcard src/*.h src/*.def)
	@mkdir -p $(@D)
	@echo '  cc $@'
	$(Q)$(CC) $(filter-out -MMD -MP,$(FLAGS)) $(OPTIMIZE_KERNELS) -march=native -mprefer-vector-width=512 -Wno-psabi $(CFLAGS) -c -o $@ $<
.PHONY: bench-deps bench-growth bench-tools

mistakes: $(DEPS)
	+@$(MAKE) --no-print-directory $(BUILD)/test_mistakes
	@STUDENTS=$${STUDENTS:-2000} $(BUILD)/test_mistakes
.PHONY: mistakes

seconds = 60
fuzz: $(DEPS)
	@command -v clang >/dev/null || { echo 'make fuzz needs clang, for its libFuzzer; make test runs the targets without it' >&2; exit 1; }
	+@$(MAKE) --no-print-directory fuzzed
	+@$(MAKE) --no-print-directory fuzzed BUILD=$(BUILD)/fuzz CC=clang SAN=1 ENGINE=fuzzer CFLAGS=-fno-openmp LIBS='$(LIBS) -lgomp'
	@bash tests/fuzz/run.sh $(BUILD) $(seconds) $(target)
fuzzed: $(FUZZ)
.PHONY: fuzz fuzzed

mutate: all
	@python3 tests/text/mutate.py $(BUILD)
.PHONY: mutate

install: all
	install -D $(BUILD)/backgrade $(DESTDIR)$(PREFIX)/bin/backgrade
clean:
	rm -rf $(BUILD)

-include $(wildcard $(BUILD)/*.d)
