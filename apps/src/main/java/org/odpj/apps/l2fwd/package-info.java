/** Layer 2 forwarding between interfaces (ODP: odp_l2fwd). */
@NullMarked
package org.odpj.apps.l2fwd;

import org.jspecify.annotations.NullMarked;
