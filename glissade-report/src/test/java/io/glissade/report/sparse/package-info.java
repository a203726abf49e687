@NullMarked
package io.glissade.report.sparse;

import org.jspecify.annotations.NullMarked;
