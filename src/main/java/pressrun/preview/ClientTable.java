package pressrun.preview;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What mail programs do with CSS and HTML; read once from the class path. */
final class ClientTable {
  private static final ClientTable SHIPPED = read();

  private final List<String> clients;
  private final Map<String, List<Support>> rows;

  private ClientTable(List<String> clients, Map<String, List<Support>> rows) {
    this.clients = clients;
    this.rows = rows;
  }

  static ClientTable shipped() {
    return SHIPPED;
  }

  List<String> clients() {
    return clients;
  }

  /** None for what nobody has looked at. */
  Optional<List<Support>> find(String kind, String name) {
    return Optional.ofNullable(rows.get(kind + " " + name));
  }

  private static ClientTable read() {
    try (InputStream file =
            Objects.requireNonNull(
                ClientTable.class.getResourceAsStream("/pressrun/preview/clients.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      List<List<String>> cells =
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> Arrays.asList(line.split("\t")))
              .toList();
      Map<String, List<Support>> rows = new HashMap<>();
      for (List<String> row : cells.subList(1, cells.size())) {
        List<Support> support = row.subList(2, row.size()).stream().map(Support::of).toList();
        rows.put(row.get(0) + " " + row.get(1), support);
      }
      List<String> head = cells.get(0);
      return new ClientTable(List.copyOf(head.subList(2, head.size())), Map.copyOf(rows));
    } catch (IOException failure) {
      throw new UncheckedIOException("reading the table of mail programs", failure);
    }
  }
}
