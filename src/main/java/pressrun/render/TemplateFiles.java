package pressrun.render;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The operator's template folders; one that does not exist holds nothing. */
final class TemplateFiles {
  private TemplateFiles() {}

  static List<TemplateLoader> live(List<Path> folders) {
    List<TemplateLoader> loaders = new ArrayList<>();
    try {
      for (Path folder : existing(folders)) {
        loaders.add(new FileTemplateLoader(folder.toFile()));
      }
    } catch (IOException failure) {
      throw unreadable(folders, failure);
    }
    return loaders;
  }

  static List<TemplateLoader> kept(List<Path> folders) {
    List<TemplateLoader> loaders = new ArrayList<>();
    try {
      for (Path folder : existing(folders)) {
        loaders.add(read(folder));
      }
    } catch (IOException failure) {
      throw unreadable(folders, failure);
    }
    return loaders;
  }

  private static List<Path> existing(List<Path> folders) {
    return folders.stream().filter(Files::isDirectory).toList();
  }

  private static TemplateLoader read(Path folder) throws IOException {
    StringTemplateLoader loader = new StringTemplateLoader();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().matches(".*\\.(ftlh?|properties)")).toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      loader.putTemplate(name, Files.readString(file), Files.getLastModifiedTime(file).toMillis());
    }
    return loader;
  }

  private static UncheckedIOException unreadable(List<Path> folders, IOException failure) {
    return new UncheckedIOException("cannot read the templates in " + folders, failure);
  }
}
