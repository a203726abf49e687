/** The record, files and page of a search for the least value. */
@NullMarked
package io.glissade.report.search;

import org.jspecify.annotations.NullMarked;
