/** An edition typeset: HTML, text and subject, with slots left for what is personal. */
@NullMarked
package pressrun.render;

import org.jspecify.annotations.NullMarked;
