@NullMarked
package io.glissade.report.chain;

import org.jspecify.annotations.NullMarked;
