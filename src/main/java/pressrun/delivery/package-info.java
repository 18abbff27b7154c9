/** The ledger and the loop: claim, send, mark, record. */
@NullMarked
package pressrun.delivery;

import org.jspecify.annotations.NullMarked;
