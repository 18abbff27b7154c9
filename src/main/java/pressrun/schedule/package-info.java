/** When runs are due, and slots that were missed. */
@NullMarked
package pressrun.schedule;

import org.jspecify.annotations.NullMarked;
