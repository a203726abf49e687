@NullMarked
package io.glissade.report.search;

import org.jspecify.annotations.NullMarked;
