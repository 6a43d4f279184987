// field.h - the value of a key of front matter, as the type the key asks for.
#ifndef FIELD_H
#define FIELD_H

#include "yaml.h"

// A piece of the sheet's text, without white space round it.  s is
// source->text[span]; places in source are the file's true lines and columns,
// however the text was quoted, folded or indented.  None: source is NULL, s empty.
typedef struct { const Source *source; Span span; Str s; } Text;
typedef struct { Text *v; size_t n, cap; } Texts;

// All report what is wrong and return false; *out is then empty or incomplete.

// Whether the value is of that kind and not empty.
bool field_want(const YamlPair *pair, YamlKind kind, Diags *d);
bool field_text(const YamlPair *pair, Text *out, Diags *d);
// A list of `least` to `most` different texts; it may be empty if least is 0.
bool field_texts(Arena *a, const YamlPair *pair, size_t least, size_t most, Texts *out, Diags *d);
// The same of names: a letter, then letters, digits and underscores.
bool field_names(Arena *a, const YamlPair *pair, size_t least, size_t most, Texts *out, Diags *d);
// A whole number within [least, most].
bool field_whole(const YamlPair *pair, int least, int most, int *out, Diags *d);

// An error about a node or a text; returns false.
bool field_error(Diags *d, const YamlNode *node, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool text_error(Diags *d, Text text, const char *format, ...) __attribute__((format(printf, 3, 4)));

// Whether s is a letter, then letters, digits and underscores.
bool field_is_name(Str s);

#endif
