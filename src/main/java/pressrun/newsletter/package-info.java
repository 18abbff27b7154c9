/** What the operator declared. */
@NullMarked
package pressrun.newsletter;

import org.jspecify.annotations.NullMarked;
