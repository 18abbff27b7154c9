/** The built-in catch-all mail server for trying things out. */
@NullMarked
package pressrun.inbox;

import org.jspecify.annotations.NullMarked;
