package bench.looks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One look in one language: NAME.eml, NAME.html and NAME.txt in a folder. */
record Specimen(String name, Path folder, byte[] message, String html) {

  static Specimen write(String name, Path folder, byte[] message, String html, String text)
      throws IOException {
    Files.write(folder.resolve(name + ".eml"), message);
    Files.writeString(folder.resolve(name + ".html"), html);
    Files.writeString(folder.resolve(name + ".txt"), text);
    return new Specimen(name, folder, message, html);
  }

  long htmlSize() {
    return html.getBytes(StandardCharsets.UTF_8).length;
  }

  Path eml() {
    return folder.resolve(name + ".eml");
  }

}
