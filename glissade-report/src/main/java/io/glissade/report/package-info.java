/** What a run leaves behind: a folder with its settings, traces, TensorBoard events and a page to look at. */
@NullMarked
package io.glissade.report;

import org.jspecify.annotations.NullMarked;
