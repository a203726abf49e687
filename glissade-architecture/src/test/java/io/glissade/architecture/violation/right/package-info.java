/** Classes that break the rules on purpose, to show that each rule can fail. */
@NullMarked
package io.glissade.architecture.violation.right;

import org.jspecify.annotations.NullMarked;
