/** The record, the files and the page of hyper-parameters that were learned. */
@NullMarked
package io.glissade.report.tune;

import org.jspecify.annotations.NullMarked;
