/** What a fit leaves: its record, its trace, the model and a page to look at. */
@NullMarked
package io.glissade.report.fit;

import org.jspecify.annotations.NullMarked;
