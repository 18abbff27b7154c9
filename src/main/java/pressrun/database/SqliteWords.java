package pressrun.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQLite's result codes (sqlite.org/rescode.html) in words that say what to do. */
final class SqliteWords {
  private static final Pattern CODE = Pattern.compile("\\[(SQLITE_[A-Z_]+)] (.*)");

  private static final String DAMAGED =
      "it is damaged. Stop Pressrun, put the latest copy of pressrun.db in its place without"
          + " pressrun.db-wal and pressrun.db-shm, and say pressrun resume. Without a copy,"
          + " \"sqlite3 pressrun.db .recover | sqlite3 saved.db\" saves what can be saved"
          + " (docs/operating.md, \"A damaged database\")";

  /** By the beginning of a code: the extended codes only add to it. */
  private static final Map<String, String> WORDS = words();

  private SqliteWords() {}

  private static Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("SQLITE_FULL", "the disk is full");
    words.put("SQLITE_CORRUPT", DAMAGED);
    words.put("SQLITE_NOTADB", DAMAGED);
    words.put(
        "SQLITE_READONLY",
        "nothing can be written to it: its file, its folder or the whole disk is read-only, or"
            + " belongs to somebody else");
    words.put(
        "SQLITE_CANTOPEN",
        "its file cannot be opened: look at the permissions of the file and its folder, and at how"
            + " many open files are allowed (ulimit -n)");
    words.put(
        "SQLITE_BUSY",
        "it is locked by a long piece of work of Pressrun's, which will end, or by another program:"
            + " fuser or lsof name all that have it open");
    words.put(
        "SQLITE_IOERR",
        "its file cannot be read or written: the disk is full or failing, or was taken away; the"
            + " system's log says more");
    words.put("SQLITE_NOMEM", "memory has run out");
    return words;
  }

  /** The words for what the driver said; what has no code of SQLite stays as it is. */
  static String of(String said) {
    if (said.startsWith("No native library found")) {
      return noLibrary();
    }
    Matcher coded = CODE.matcher(said);
    if (!coded.matches()) {
      return said;
    }
    return WORDS.entrySet().stream()
        .filter(entry -> coded.group(1).startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(coded.group(2));
  }

  private static String noLibrary() {
    return "SQLite's own library could not be unpacked into the folder for temporary files, "
        + System.getProperty("java.io.tmpdir")
        + ", or not be run from there. That folder must be there, have 2 MB left, and be one that"
        + " you may write to and run programs from (not mounted noexec). Another one is used by"
        + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER";
  }
}
