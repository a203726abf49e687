/** Tests of the run folder and its page. */
@NullMarked
package io.glissade.report;

import org.jspecify.annotations.NullMarked;
