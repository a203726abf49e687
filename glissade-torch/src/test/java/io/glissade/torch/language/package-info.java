/** Tests of the language models. */
@NullMarked
package io.glissade.torch.language;

import org.jspecify.annotations.NullMarked;
