/** Meaning of the replies that mail servers give. */
@NullMarked
package pressrun.classification;

import org.jspecify.annotations.NullMarked;
