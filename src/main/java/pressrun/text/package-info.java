/** Texts from outside, before anybody compares or shows them: domain names and printable lines. */
@NullMarked
package pressrun.text;

import org.jspecify.annotations.NullMarked;
