/** Tests of what the page shows. */
@NullMarked
package io.glissade.report.page;

import org.jspecify.annotations.NullMarked;
