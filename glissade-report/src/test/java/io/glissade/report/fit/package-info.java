@NullMarked
package io.glissade.report.fit;

import org.jspecify.annotations.NullMarked;
