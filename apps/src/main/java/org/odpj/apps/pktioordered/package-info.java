/** Forwarding that keeps, and checks, the order of each flow (ODP: odp_pktio_ordered). */
@NullMarked
package org.odpj.apps.pktioordered;

import org.jspecify.annotations.NullMarked;
