package pressrun.delivery;

import java.util.ArrayList;
import java.util.List;
import pressrun.audience.SuppressionStore;
import pressrun.smtp.Reply;

/**
 * Tells refused people from a refused sender: ten like refusals in a row are the sender's fault.
 * Until the relay accepts again nobody is suppressed for them. For all threads.
 */
final class RefusalGuard {
  private static final int IN_A_ROW = 10;

  private final SuppressionStore suppressions;
  private final List<String> waiting = new ArrayList<>();
  private String last = "";
  private int alike;

  RefusalGuard(SuppressionStore suppressions) {
    this.suppressions = suppressions;
  }

  synchronized void accepted() {
    waiting.forEach(key -> suppressions.add(key, "refused by her mail server"));
    waiting.clear();
    alike = 0;
  }

  synchronized void gone(String addressKey) {
    waiting.add(addressKey);
  }

  /** True when the refusals are the sender's fault: the edition must wait for a person. */
  synchronized boolean refused(Reply reply) {
    String masked = reply.code() + " " + reply.text().replaceAll("\\S+@\\S+|[0-9]+", "*");
    alike = masked.equals(last) ? alike + 1 : 1;
    last = masked;
    boolean senders = alike >= IN_A_ROW;
    if (senders) {
      waiting.clear();
      alike = 0;
    }
    return senders;
  }
}
