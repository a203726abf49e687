@NullMarked
package io.glissade.report.tune;

import org.jspecify.annotations.NullMarked;
