/** One press run, from "it is due" to "all settled". */
@NullMarked
package pressrun.press;

import org.jspecify.annotations.NullMarked;
