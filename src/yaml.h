// yaml.h - the door to libyaml: strict front matter as a small tree.
//
// Of YAML only what an author of a sheet needs is let in: text, lists and
// mappings, in block or flow style.  Every scalar is text until its reader makes
// a number of it.  Anchors, aliases, tags, directives, several documents,
// duplicate keys, tabs, control characters (also those that a double-quoted
// "\frac" makes) and excess of depth or number are errors with their place.
#ifndef YAML_DOOR_H // YAML_H is libyaml's own
#define YAML_DOOR_H

#include "diag.h"

typedef enum { YAML_TEXT, YAML_LIST, YAML_MAP } YamlKind;

typedef struct YamlNode YamlNode;
typedef struct { YamlNode *key, *value; } YamlPair; // the key is always a YAML_TEXT
struct YamlNode {
  YamlKind kind;
  bool flow;  // inside { } or [ ]
  bool plain; // a text without quotes
  const Source *file;
  Span span;          // in the file, with quotes or brackets
  const Source *text; // YAML_TEXT: the content; its places are those of the file
  YamlNode **items;   // YAML_LIST: n of them
  YamlPair *pairs;    // YAML_MAP: n of them, no key twice
  size_t n, cap;
};

// Reads the document in file->text[span].  False if there was any error; *root is
// then as much as could be read, or NULL.  An empty document is no error: NULL.
bool yaml_read(Arena *out, const Source *file, Span span, const YamlNode **root, Diags *d);

// The value of a key, or NULL.
const YamlNode *yaml_get(const YamlNode *map, Str key);
// The text of a YAML_TEXT.
Str yaml_str(const YamlNode *text);
// "text", "a list", "a mapping": for messages.
const char *yaml_kind_name(const YamlNode *node);
// Help for a value that YAML took apart where the author meant a formula.
extern const char YAML_FORMULA_HELP[];

#endif
