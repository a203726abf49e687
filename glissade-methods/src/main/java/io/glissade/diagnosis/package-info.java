/** What the traces of a run say: advice, named checks with evidence, and a verdict over several runs. */
@NullMarked
package io.glissade.diagnosis;

import org.jspecify.annotations.NullMarked;
