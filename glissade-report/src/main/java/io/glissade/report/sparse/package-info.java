/** What a sparse fit leaves: its record, tables and page. */
@NullMarked
package io.glissade.report.sparse;

import org.jspecify.annotations.NullMarked;
