/** What the page shows, made small enough to draw: thinned curves, distributions, numbers as text. */
@NullMarked
package io.glissade.report.page;

import org.jspecify.annotations.NullMarked;
