// The names that platforms give to the columns that are no answers, in the languages
// of the universities that asked.  Plain: letters and digits, lower case.  Of several
// columns with the same role the one that stands first here is taken.
#include "collect_words.h"

#include <string.h>

static const char grade[] = "a grade", start[] = "when it was begun", section[] = "a section", inner[] = "of the platform's own";

#define SID(w) {w, ROLE_STUDENT, KEY_SID, NULL}
#define LOGIN(w) {w, ROLE_STUDENT, KEY_LOGIN, NULL}
#define EMAIL(w) {w, ROLE_STUDENT, KEY_EMAIL, NULL}
#define NAME(w) {w, ROLE_STUDENT, KEY_NAME, NULL}
#define FIRST(w) {w, ROLE_FIRST, KEY_NAME, NULL}
#define LAST(w) {w, ROLE_LAST, KEY_NAME, NULL}
#define TIME(w) {w, ROLE_TIME, KEY_NAME, NULL}
#define STATUS(w) {w, ROLE_STATUS, KEY_NAME, NULL}
#define NOT(w, why) {w, ROLE_IGNORED, KEY_NAME, why}

static const HeaderWord words[] = {
  SID("studentid"), SID("sid"), SID("sisuserid"), SID("sisid"), SID("orgdefinedid"), SID("studentnumber"),
  SID("matriculationnumber"), SID("matriculation"), SID("matrikelnummer"), SID("matrikelnr"),
  SID("studentennummer"), SID("matricola"), SID("num\xc3\xa9rod\xc3\xa9tudiant"), SID("idnumber"), SID("idnummer"), SID("num\xc3\xa9rodidentification"),
  SID("n\xc3\xba" "merodeid"), SID("codiceidentificativo"), SID("n\xc3\xba" "merodeidentifica\xc3\xa7\xc3\xa3o"),
  SID("lmsuserid"),
  {"id", ROLE_STUDENT, KEY_WEAK, NULL},
  {"userid", ROLE_STUDENT, KEY_WEAK, NULL},
  LOGIN("username"), LOGIN("sisloginid"), LOGIN("netid"), LOGIN("login"), LOGIN("loginid"),
  LOGIN("benutzername"), LOGIN("nomdutilisateur"), LOGIN("nombredeusuario"),
  {"student", ROLE_STUDENT, KEY_ANY, NULL},
  EMAIL("email"), EMAIL("emailaddress"), EMAIL("mail"), EMAIL("emailadresse"), EMAIL("emailadres"),
  EMAIL("adresseemail"), EMAIL("adressedecourriel"), EMAIL("courriel"), EMAIL("correoelectr\xc3\xb3nico"),
  EMAIL("direcci\xc3\xb3ndecorreo"), EMAIL("indirizzoemail"),
  EMAIL("direcci\xc3\xb3ndecorreoelectr\xc3\xb3nico"), EMAIL("endere\xc3\xa7odeemail"),
  NAME("name"), NAME("fullname"), NAME("studentname"), NAME("displayname"),
  FIRST("firstname"), FIRST("givenname"), FIRST("forename"), FIRST("vorname"), FIRST("pr\xc3\xa9nom"),
  FIRST("nombre"), FIRST("voornaam"),
  LAST("lastname"), LAST("surname"), LAST("familyname"), LAST("nachname"), LAST("nomdefamille"),
  LAST("apellidos"), LAST("achternaam"),
  TIME("submittedat"), TIME("submitted"), TIME("completiontime"), TIME("completed"), TIME("finished"),
  TIME("completedon"), TIME("submissiontime"), TIME("beendet"), TIME("abgeschlossen"),
  TIME("fertigstellungszeit"), TIME("abschlusszeit"), TIME("heuredefin"), TIME("termin\xc3\xa9"),
  TIME("horadefinalizaci\xc3\xb3n"), TIME("finalizado"), TIME("timestamp"), TIME("zeitstempel"),
  TIME("horodateur"), TIME("marcatemporal"), TIME("carimbodedatahora"), TIME("informazionicronologiche"),
  TIME("tijdstempel"),
  STATUS("status"), STATUS("state"), STATUS("statut"), STATUS("estado"),
  NOT("starttime", start), NOT("startzeit", start), NOT("startedon", start), NOT("started", start),
  NOT("begonnenam", start), NOT("begonnen", start), NOT("heureded\xc3\xa9" "but", start),
  NOT("commenc\xc3\xa9le", start), NOT("horadeinicio", start), NOT("timetaken", "how long it took"),
  NOT("duration", "how long it took"), NOT("verbrauchtezeit", "how long it took"),
  NOT("dauer", "how long it took"), NOT("score", grade), NOT("totalscore", grade), NOT("maxpoints", grade),
  NOT("totalpoints", grade), NOT("gesamtpunktzahl", grade), NOT("ncorrect", grade), NOT("nincorrect", grade),
  NOT("quizfeedback", grade), NOT("punkte", grade), NOT("section", section), NOT("sections", section),
  NOT("sectionid", section), NOT("sectionsisid", section), NOT("sectionname", section),
  NOT("institution", section), NOT("department", section), NOT("abteilung", section),
  NOT("submissionid", inner), NOT("latenesshms", inner), NOT("lateness", inner), NOT("viewcount", inner),
  NOT("submissioncount", inner), NOT("rootaccount", inner), NOT("lastmodifiedtime", inner),
  NOT("attempt", "attempts are counted in order of time"),
};

const HeaderWord *words_find(Str plain) {
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i].plain) == plain.n && !memcmp(words[i].plain, plain.p, plain.n))
      return &words[i];
  return NULL;
}

// --- the columns of a question in Moodle ---------------------------------------------------

static bool is_one_of(Str base, const char *const *names) {
  for (; *names; names++)
    if (str_eq(base, str(*names)))
      return true;
  return false;
}

QuestionColumn words_question(Str header, int64_t *number) {
  static const char *const response[] = {"Response", "Antwort", "R\xc3\xa9ponse", "Respuesta", "Risposta", "Resposta",
    "Antwoord", "Respons", "\xd0\x9e\xd1\x82\xd0\xb2\xd0\xb5\xd1\x82", "Odpowied\xc5\xba", NULL};
  static const char *const question[] = {"Question", "Frage", "Pregunta", "Domanda", "Quest\xc3\xa3o", "Vraag",
    "Sp\xc3\xb8rsm\xc3\xa5l", "Fr\xc3\xa5ga", "\xd0\x92\xd0\xbe\xd0\xbf\xd1\x80\xd0\xbe\xd1\x81", "Pytanie", NULL};
  size_t n = header.n;
  while (n && header.p[n - 1] >= '0' && header.p[n - 1] <= '9')
    n--;
  if (n < 2 || n == header.n || header.p[n - 1] != ' ' || !str_int(str_sub(header, n, header.n), number))
    return COLUMN_OTHER;
  Str base = str_sub(header, 0, n - 1);
  if (is_one_of(base, response))
    return COLUMN_RESPONSE;
  if (is_one_of(base, question))
    return COLUMN_QUESTION;
  bool right = str_starts(base, S("Right")) || str_starts(base, S("Richtige")) || str_starts(base, S("Bonne")) ||
               str_starts(base, S("Juiste")) || str_find(base, S("correct")) > 0 || str_find(base, S("corret")) > 0;
  return right ? COLUMN_RIGHT_ANSWER : COLUMN_OTHER;
}
