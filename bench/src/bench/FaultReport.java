package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What came of one fault at one share.
 *
 * @param happened how often the server committed it
 * @param asked how many connections were made before it was mended
 * @param broken what Pressrun had made of it when the first send ended
 * @param end the same, when all was done
 */
record FaultReport(
    Fault fault, int percent, int happened, int asked, int pauses, Evidence broken, Evidence end) {

  boolean always() {
    return percent == 100;
  }

  /** What is not as in the table. */
  List<String> faults() {
    List<String> wrong = new ArrayList<>(fault.reaction().faults(this));
    Set<String> others = new TreeSet<>(end.classes());
    others.removeAll(fault.classes());
    if (!others.isEmpty()) {
      wrong.add("classes " + others);
    }
    if (always() && !fault.classes().isEmpty() && end.classes().isEmpty()) {
      wrong.add("no class was recorded");
    }
    if (happened == 0) {
      wrong.add("the fault never happened");
    }
    return wrong;
  }
}
