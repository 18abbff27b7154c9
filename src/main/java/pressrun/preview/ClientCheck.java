package pressrun.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pressrun.preview.ClientSupport.Use;

/** What a layout must not rest on, because programs that many read with do not show it. */
final class ClientCheck {
  private static final Set<String> BEARING =
      Set.of(
          "display:flex",
          "display:inline-flex",
          "display:grid",
          "display:inline-grid",
          "position",
          "float",
          "background-image",
          "left",
          "right",
          "top",
          "bottom",
          "transform",
          "var",
          "svg",
          "picture",
          "video",
          "audio",
          "details",
          "column-count",
          "font-face",
          "calc",
          "object-fit",
          "clip-path",
          "z-index",
          "visibility",
          "opacity",
          "animation",
          "data");

  private ClientCheck() {}

  static List<Finding> look(InspectedMail mail) {
    ClientSupport support = ClientSupport.of(mail);
    List<Finding> findings = new ArrayList<>();
    for (Use use : support.uses()) {
      List<String> without = without(support, use);
      if (!use.enhancement() && BEARING.contains(use.name()) && !without.isEmpty()) {
        findings.add(
            Finding.warning(use.name() + " is not shown by " + String.join(", ", without) + ".")
                .at(use.lines().get(0)));
      }
    }
    return findings;
  }

  private static List<String> without(ClientSupport support, Use use) {
    List<String> without = new ArrayList<>();
    for (int i = 0; i < use.support().size(); i++) {
      if (use.support().get(i) == Support.NO) {
        without.add(support.clients().get(i));
      }
    }
    return without;
  }
}
