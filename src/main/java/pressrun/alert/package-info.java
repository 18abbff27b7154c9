/** What the operator must know: recorded, logged and shown. */
@NullMarked
package pressrun.alert;

import org.jspecify.annotations.NullMarked;
