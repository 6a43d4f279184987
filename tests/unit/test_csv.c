// Every text is read at several bite sizes; what comes out must be the same.  A read is
// written down as "line:cell|cell|…;" per row, "!" before a row that has an error, and
// "FAILED: message" when the file had to be given up.
#include "csv.h"

#include <stdlib.h>
#include <unistd.h>

#include "limits.h"
#include "sha256.h"
#include "t.h"

static Arena *arena;

static void write_down(Buf *b, const CsvRow *row) {
  buf_fmt(b, "%s%d:", row->error.n ? "!" : "", (int)row->line);
  for (size_t i = 0; i < row->n; i++)
    if (row->cells[i].n > LIMIT_CELL_BYTES)
      buf_fmt(b, "%s(" STR_FMT ")", i ? "|" : "", STR_ARG(row->error));
    else
      buf_fmt(b, "%s" STR_FMT, i ? "|" : "", STR_ARG(row->cells[i]));
  buf_char(b, ';');
}

static Str read_file(const char *path) {
  Failure f;
  CsvRow row;
  CsvNext next = CSV_FAILED;
  Buf b = buf_new(arena);
  CsvReader *r = csv_open(path, arena, &f);
  if (r) {
    write_down(&b, csv_header(r));
    while ((next = csv_next(r, &row, &f)) == CSV_ROW)
      write_down(&b, &row);
    csv_close(r);
  }
  if (next == CSV_FAILED) {
    Str message = f.message; // without the file's name, which differs
    ptrdiff_t colon = str_find(message, S(":"));
    buf_fmt(&b, "FAILED" STR_FMT, STR_ARG(str_sub(message, (size_t)colon, message.n)));
  }
  return buf_str(&b);
}

static Str read_text(Str text) {
  char path[] = "/tmp/backgrade-csv-XXXXXX";
  int fd = mkstemp(path);
  FILE *out = fdopen(fd, "wb");
  fwrite(text.p, 1, text.n, out);
  fclose(out);
  Str got = read_file(path);
  unlink(path);
  return got;
}

static void reads_as(const char *name, Str text, const char *want) {
  static const size_t bites[] = {65536, 1, 2, 3, 7};
  if (!arena)
    arena = arena_new();
  for (size_t i = 0; i < sizeof bites / sizeof *bites; i++) {
    csv_bite = bites[i];
    char group[80];
    snprintf(group, sizeof group, "%s, by %zu", name, bites[i]);
    t_group(group);
    CHECK_STR(read_text(text), want);
  }
  csv_bite = 65536;
}

#define READS(name, text, want) reads_as(name, S(text), want)

TEST(plain) {
  READS("plain", "a,b\n1,2\n3,4\n", "1:a|b;2:1|2;3:3|4;");
  READS("no last line end", "a,b\n1,2", "1:a|b;2:1|2;");
  READS("CRLF", "a,b\r\n1,2\r\n3,4\r\n", "1:a|b;2:1|2;3:3|4;");
  READS("CR", "a,b\r1,2\r3,4\r", "1:a|b;2:1|2;3:3|4;");
  READS("mixed", "a,b\n1,2\r\n3,4\r5,6", "1:a|b;2:1|2;3:3|4;4:5|6;");
  READS("blanks trimmed", "a , b\n 1 ,2 \n", "1:a|b;2:1|2;");
  READS("one column", "a\n1\n2\n", "1:a;2:1;3:2;");
}

TEST(lines_are_true) {
  READS("blank lines", "\n\na,b\n\n \n1,2\n\n\n3,4\n\n", "3:a|b;6:1|2;9:3|4;");
  READS("blank lines, CRLF", "a,b\r\n\r\n1,2\r\n\r\n3,4\r\n", "1:a|b;3:1|2;5:3|4;");
  READS("blank lines, CR", "a,b\r\r1,2\r\r3,4", "1:a|b;3:1|2;5:3|4;");
  READS("lines in cells", "a,b\n\"x\ny\n\nz\",2\n3,4\n", "1:a|b;2:x\ny\n\nz|2;6:3|4;");
  READS("CRLF in cells", "a,b\r\n\"x\r\ny\",2\r\n3,4\r\n", "1:a|b;2:x\r\ny|2;4:3|4;");
  READS("first cell over lines", "a,b\n\n\"\n\",2\n3,4", "1:a|b;3:\n|2;5:3|4;");
}

TEST(quotes) {
  READS("quotes", "a,b\n\"1,2\",\"say \"\"x\"\"\"\n", "1:a|b;2:1,2|say \"x\";");
  READS("space before quote", "a,b\n1, \"2\" \n", "1:a|b;2:1|2;");
  READS("quote in the middle", "a,b\n1,2\n3,x\"y\n5,6\n", "1:a|b;2:1|2;FAILED:3: a quote in the middle of cell 2");
  READS("text after a quote", "a,b\n1,2\n\"3\"x,4\n", "1:a|b;2:1|2;FAILED:3: a quote in the middle of cell 1");
  READS("unclosed", "a,b\n1,2\n3,\"4\n5,6\n", "1:a|b;2:1|2;FAILED:3: cell 2 begins with a quote that is never closed");
  READS("unclosed after lines", "a,b,c\n1,\"x\ny\",\"z\n5,6\n", "1:a|b|c;FAILED:3: cell 3 begins with a quote that is never closed");
  READS("quoted header", "\"a\",\"b\"\n1,2", "1:a|b;2:1|2;");
}

TEST(delimiters) {
  READS("semicolon", "a;b\n1,5;2\n", "1:a|b;2:1,5|2;");
  READS("tab", "a\tb\tc\n1, 5\t\t2\n", "1:a|b|c;2:1, 5||2;");
  READS("sep=", "sep=;\r\na;b\r\n1;2\r\n", "2:a|b;3:1|2;");
  READS("sep= and blank lines", "sep=;\n\n\na;b\n1;2\n", "4:a|b;5:1|2;");
  READS("sep= and blank lines, CRLF", "sep=;\r\n\r\na;b\r\n1;2\r\n", "3:a|b;4:1|2;");
  READS("sep= in quotes", "\"sep=;\"\na;b\n1;2\n", "2:a|b;3:1|2;");
  READS("comma beside semicolons in cells", "a,b\n1;2;3,4;5;6\n7;8;9,10;11;12\n", "1:a|b;2:1;2;3|4;5;6;3:7;8;9|10;11;12;");
  READS("quoted delimiters in the header", "a,\"b; c; d\"\n1,2\n", "1:a|b; c; d;2:1|2;");
}

TEST(encodings) {
  READS("BOM", "\xef\xbb\xbf" "a,b\n1,2\n", "1:a|b;2:1|2;");
  READS("BOM and quotes", "\xef\xbb\xbf\"a\",b\n1,2\n", "1:a|b;2:1|2;");
  READS("UTF-16LE", "\xff\xfe" "a\0,\0b\0\n\0" "1\0,\0\xe9\0\n\0", "1:a|b;2:1|\xc3\xa9;");
  READS("UTF-16BE", "\xfe\xff" "\0a\0,\0b\0\r\0\n\0" "1\0,\0\xe9", "1:a|b;2:1|\xc3\xa9;");
  READS("UTF-16, a surrogate pair", "\xff\xfe" "a\0\n\0\x35\xd8\xcf\xdc\n\0", "1:a;2:\xf0\x9d\x93\x8f;");
  READS("UTF-8", "a,b\n\xe2\x88\x82,\xf0\x9d\x93\x8f\n", "1:a|b;2:\xe2\x88\x82|\xf0\x9d\x93\x8f;");
  READS("Latin-1", "a,b\n1,2\n\xe9,3\n4,5\n", "1:a|b;2:1|2;!3:\xe9|3;4:4|5;");
  READS("a surrogate in UTF-8", "a,b\n\xed\xa0\x80,3\n", "1:a|b;!2:\xed\xa0\x80|3;");
  READS("overlong", "a,b\n\xc0\xaf,3\n", "1:a|b;!2:\xc0\xaf|3;");
  READS("UTF-16LE without a mark", "a\0,\0b\0\n\0" "1\0,\0\xe9\0\n\0", "1:a|b;2:1|\xc3\xa9;");
  READS("UTF-16BE without a mark", "\0a\0,\0b\0\r\0\n\0" "1\0,\0" "2", "1:a|b;2:1|2;");
  READS("UTF-16 cut off", "\xff\xfe" "a\0,\0b\0\n\0" "1\0,\0" "2", "1:a|b;FAILED:2: the file ends in the middle of a character");
  READS("zip", "PK\3\4\x14\0\0\0\0\0Form.csv", "FAILED: a .zip file, not CSV");
  READS("a page", "\n <!DOCTYPE html><p>Log in", "FAILED: a page of HTML or XML, not CSV");
  READS("xlsx", "PK\3\4\x14\0\x06\0", "FAILED: an .xlsx file, not CSV");
  READS("xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "FAILED: an .xls file, not CSV");
}

static CsvDialect dialect_of(Str text) {
  char path[] = "/tmp/backgrade-csv-XXXXXX";
  FILE *out = fdopen(mkstemp(path), "wb");
  fwrite(text.p, 1, text.n, out);
  fclose(out);
  Failure f;
  CsvRow row;
  CsvReader *r = csv_open(path, arena, &f);
  while (csv_next(r, &row, &f) == CSV_ROW) {}
  CsvDialect d = csv_dialect(r);
  csv_close(r);
  unlink(path);
  return d;
}

TEST(dialects_are_told) {
  if (!arena)
    arena = arena_new();
  CsvDialect d = dialect_of(S("\xef\xbb\xbf" "a;b\r\n1;2\n3;4\r5;6"));
  CHECK(!strcmp(d.encoding, "UTF-8") && d.marked && d.delimiter == ';' && d.even && !d.named);
  CHECK(d.crlf == 1 && d.lf == 1 && d.cr == 1);
  d = dialect_of(S("sep=|\na|b\n1|2\n"));
  CHECK(d.delimiter == '|' && d.named && !d.marked);
  d = dialect_of(S("\xff\xfe" "a\0\r\0\n\0" "1\0\r\0\n\0"));
  CHECK(!strcmp(d.encoding, "UTF-16LE") && d.crlf == 2 && d.lf == 0 && d.cr == 0);
}

TEST(bad_rows) {
  READS("ragged", "a,b\n1\n1,2,3\n1,2\n", "1:a|b;!2:1;!3:1|2|3;4:1|2;");
  READS("empty cells at the end", "a,b\n1,2,,\n", "1:a|b;2:1|2;");
  READS("rows of nothing", "a,b\n,\n ,\n,,,\n1,\n", "1:a|b;5:1|;");
  READS("header with empty cells", "a,b,,\n1,2,,\n1,2\n", "1:a|b;2:1|2;3:1|2;");
  READS("empty", "", "FAILED: the file is empty");
  READS("blank", "\n\n\r\n", "FAILED: the file is empty");
  READS("header only", "a,b\n", "1:a|b;");
}

TEST(nul_bytes) {
  if (!arena)
    arena = arena_new();
  Str got = read_text(S("a,b\n1,\0002\n3,4\n\0\n5,6\n"));
  CHECK(str_find(got, S("!2:1|")) >= 0);
  CHECK(str_find(got, S("3:3|4;!4:")) >= 0);
  CHECK(str_find(got, S("5:5|6;")) >= 0);
}

TEST(a_missing_file) {
  if (!arena)
    arena = arena_new();
  Failure f;
  CHECK(!csv_open("/nonexistent/file.csv", arena, &f));
  CHECK_EQ_INT(f.status, EXIT_INVALID);
  CHECK(!csv_open("/tmp", arena, &f));
}

// A cell of n bytes in the second of three rows, its lines like `line` (empty: one line).
static Str with_cell(const char *open, size_t n, const char *line, const char *close) {
  Buf b = buf_new(arena);
  buf_fmt(&b, "a,b\n1,2\n3,%s", open);
  for (size_t i = 0, length = strlen(line); i < n; i++)
    buf_char(&b, length ? line[i % length] : 'x');
  buf_fmt(&b, "%s\n5,6\n", close);
  return buf_str(&b);
}

static void cell_as(const char *name, Str text, const char *want) {
  static const size_t bites[] = {65536, 17};
  for (size_t i = 0; i < sizeof bites / sizeof *bites; i++) {
    csv_bite = bites[i];
    t_group(name);
    Str got = read_text(text);
    CHECK(got.n < 200);
    CHECK_STR(got, want);
  }
  csv_bite = 65536;
}

TEST(a_long_cell_costs_its_row) {
  if (!arena)
    arena = arena_new();
  size_t n = LIMIT_CELL_BYTES, more = n + 100000;
  CHECK(read_text(with_cell("", n, "", "")).n > n);
  CHECK(read_text(with_cell("\"", n, "", "\"")).n > n);
  cell_as("bare", with_cell("", n + 1, "", ""), "1:a|b;2:1|2;!3:3|(cell 2 has more than 131072 bytes);4:5|6;");
  cell_as("quoted", with_cell("\"", n + 1, "", "\""), "1:a|b;2:1|2;!3:3|(cell 2 has more than 131072 bytes);4:5|6;");
  cell_as("far too long", with_cell("", more, "", ""), "1:a|b;2:1|2;!3:3|(cell 2 has more than 131072 bytes);4:5|6;");
  cell_as("quotes inside", with_cell("\"", more, "x\"\"", "\"\"\""), "1:a|b;2:1|2;!3:3|(cell 2 has more than 131072 bytes);4:5|6;");
  cell_as("blanks inside", with_cell("\"", more, "x ", "\" "), "1:a|b;2:1|2;!3:3|(cell 2 has more than 131072 bytes);4:5|6;");
  cell_as("with lines", with_cell("\"", 160000, "in words, and more, so\nand in words\n", "\""), "1:a|b;2:1|2;!3:3|(cell 2 has more than 131072 bytes);8892:5|6;");
  cell_as("never closed", with_cell("\"", more, "", ""), "1:a|b;2:1|2;FAILED:3: cell 2 begins with a quote that is never closed");
  cell_as("it swallows rows", with_cell("\"", more, "7,8\n", "\""), "1:a|b;2:1|2;FAILED:3: cell 2 begins with a quote that is never closed");
  cell_as("it swallows rows, CR LF", with_cell("\"", more, "7,8\r\n", "\""), "1:a|b;2:1|2;FAILED:3: cell 2 begins with a quote that is never closed");
}

TEST(sizes_are_bounded) {
  if (!arena)
    arena = arena_new();
  Buf b = buf_new(arena);
  buf_add(&b, S("a,b\n1,\""));
  for (int i = 0; i < LIMIT_CELL_BYTES + 100000; i++)
    buf_char(&b, 'x');
  CHECK_STR(read_text(buf_str(&b)), "1:a|b;FAILED:2: cell 2 begins with a quote that is never closed");
  b = buf_new(arena);
  buf_add(&b, S("a,b\n"));
  for (int i = 0; i < LIMIT_CSV_COLUMNS + 2; i++)
    buf_char(&b, ',');
  CHECK_STR(read_text(buf_str(&b)), str_c(arena, str_fmt(arena, "1:a|b;FAILED:2: more than %d columns", LIMIT_CSV_COLUMNS)));
}

TEST(rows_over_many_chunks) {
  if (!arena)
    arena = arena_new();
  Buf b = buf_new(arena), want = buf_new(arena);
  buf_add(&b, S("a,b\n"));
  buf_add(&want, S("1:a|b;"));
  int line = 2;
  for (int i = 0; i < 30000; i++) {
    bool two = i % 7 == 0;
    buf_fmt(&b, two ? "%d,\"x\r\n%d\"\r\n" : "%d,y%d\r\n", i, i);
    buf_fmt(&want, two ? "%d:%d|x\r\n%d;" : "%d:%d|y%d;", line, i, i);
    line += 1 + two;
  }
  CHECK(str_eq(read_text(buf_str(&b)), buf_str(&want)));
  Buf wide = buf_new(arena); // the same as UTF-16, at an odd place in the chunks
  buf_add(&wide, S("\xff\xfe"));
  for (size_t i = 0; i < b.n; i++)
    buf_add(&wide, (Str){(char[]){b.p[i], 0}, 2});
  CHECK(str_eq(read_text(buf_str(&wide)), buf_str(&want)));
}

TEST(places) {
  if (!arena)
    arena = arena_new();
  char path[] = "/tmp/backgrade-csv-XXXXXX";
  int fd = mkstemp(path);
  FILE *out = fdopen(fd, "wb");
  fputs("a,b,c\n1,\"x, y\" ,zz\n", out);
  fclose(out);
  Failure f;
  CsvRow row;
  CsvReader *r = csv_open(path, arena, &f);
  CHECK(r && csv_next(r, &row, &f) == CSV_ROW);
  Span s = csv_cell_span(r, &row, 1);
  CHECK_STR(str_sub(row.raw, s.from, s.to), "\"x, y\" ");
  s = csv_cell_span(r, &row, 2);
  CHECK_STR(str_sub(row.raw, s.from, s.to), "zz");
  CHECK(csv_next(r, &row, &f) == CSV_END);
  CHECK_STR(csv_sha256(r, arena), str_c(arena, sha256(S("a,b,c\n1,\"x, y\" ,zz\n"), arena)));
  csv_close(r);
  unlink(path);
}

static Str written(void (*put)(CsvWriter *)) {
  char path[] = "/tmp/backgrade-csv-XXXXXX";
  int fd = mkstemp(path);
  FILE *out = fdopen(fd, "w+b");
  CsvWriter w = csv_writer(out, arena);
  char buffer[1000];
  put(&w);
  csv_end_row(&w);
  csv_flush(&w);
  rewind(out);
  size_t n = fread(buffer, 1, sizeof buffer, out);
  fclose(out);
  unlink(path);
  return str_dup(arena, (Str){buffer, n});
}

static void texts(CsvWriter *w) {
  csv_put(w, S("plain"));
  csv_put(w, S("a,b"));
  csv_put(w, S("say \"x\""));
  csv_put(w, S("two\nlines"));
  csv_put(w, S(" x"));
  csv_put(w, S(""));
}

static void formulas(CsvWriter *w) {
  csv_put(w, S("=1+1"));
  csv_put(w, S("-0.25"));
  csv_put(w, S("-x"));
  csv_put(w, S("+1"));
  csv_put(w, S("@a"));
  csv_put(w, S("\tb"));
  csv_put(w, S("=a,b"));
}

static void numbers(CsvWriter *w) {
  csv_put_number(w, 0.1);
  csv_put_number(w, -2);
  csv_put_number(w, -0.0);
}

static void cells(CsvWriter *w) {
  csv_put(w, S("a"));
  csv_put_cells(w, csv_cells((Str[]){S("b,c"), S("-1"), S("=d\"")}, 3, arena));
  csv_put(w, S("e"));
}

// More than is held at once, in short cells and in long ones.
TEST(writing_much) {
  if (!arena)
    arena = arena_new();
  Buf want = buf_new(arena), text = buf_new(arena);
  FILE *out = tmpfile();
  CsvWriter w = csv_writer(out, arena);
  for (int i = 0; i < 3000; i++) {
    csv_put(&w, S("one"));
    csv_put_number(&w, i);
    csv_end_row(&w);
    buf_fmt(&want, "one,%d\r\n", i);
  }
  for (int i = 0; i < 50000; i++)
    buf_char(&text, "\"xyz"[i % 4]);
  csv_put(&w, buf_str(&text));
  csv_end_row(&w);
  csv_flush(&w);
  buf_char(&want, '"');
  for (size_t i = 0; i < text.n; i++)
    buf_add(&want, text.p[i] == '"' ? S("\"\"") : (Str){text.p + i, 1});
  buf_add(&want, S("\"\r\n"));
  char *got = arena_alloc(arena, want.n + 1);
  rewind(out);
  CHECK_EQ_INT(fread(got, 1, want.n + 1, out), want.n);
  CHECK(!memcmp(got, want.p, want.n));
  fclose(out);
}

TEST(writing) {
  if (!arena)
    arena = arena_new();
  CHECK_STR(written(texts), "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" x\",\r\n");
  CHECK_STR(written(formulas), "'=1+1,-0.25,'-x,+1,'@a,\"'\tb\",\"'=a,b\"\r\n");
  CHECK_STR(written(numbers), "0.1,-2,0\r\n");
  CHECK_STR(written(cells), "a,\"b,c\",-1,\"'=d\"\"\",e\r\n");
}
