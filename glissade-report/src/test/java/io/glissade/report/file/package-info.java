@NullMarked
package io.glissade.report.file;

import org.jspecify.annotations.NullMarked;
