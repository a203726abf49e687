/** What a run of chains leaves: its record, its draws in files that others read, its tables and its page. */
@NullMarked
package io.glissade.report.chain;

import org.jspecify.annotations.NullMarked;
