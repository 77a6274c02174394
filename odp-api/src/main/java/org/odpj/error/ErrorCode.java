package org.odpj.error;

/**
 * Stable codes of configuration, loading, resource and device errors.
 *
 * <p>A code keeps its number and its meaning for ever. Each has a section in {@code docs/errors.md}
 * that says what was found, why it is refused and what to do.
 */
public enum ErrorCode {
  /** A configuration key that neither the API nor the chosen backends know. */
  CONFIG_KEY_UNKNOWN(101),
  /** A value that its key's type or bounds do not allow. */
  CONFIG_VALUE_INVALID(102),

  /** No backend of that name was found. */
  BACKEND_UNKNOWN(201),
  /** Two backends have the same name. */
  BACKEND_DUPLICATE(202),
  /** A backend was found but its classes could not be loaded or created. */
  BACKEND_LOAD_FAILED(203),
  /** A backend was written for another version of the API. */
  BACKEND_API_VERSION(204),
  /** No backend that was found offers a subsystem that is needed. */
  SUBSYSTEM_MISSING(205),

  /** A native library that the backend needs is not installed. */
  NATIVE_LIBRARY_MISSING(301),
  /** A native library is installed in a version whose memory layouts are not known. */
  NATIVE_LIBRARY_VERSION(302),
  /** The process lacks a right, such as CAP_NET_RAW. */
  PERMISSION_DENIED(303),
  /** A native library refused its start arguments. */
  NATIVE_START_REFUSED(304),

  /** No interface of that name exists or can be made. */
  INTERFACE_UNKNOWN(401),
  /** The interface is open already. */
  INTERFACE_BUSY(402),
  /** The device or the kernel refused a control operation. */
  INTERFACE_FAILED(403),
  /** An interface specification that cannot be understood. */
  INTERFACE_SPEC_INVALID(404),
  /** A file that is not a capture, is damaged, or has a link type other than Ethernet. */
  CAPTURE_INVALID(405),
  /** A frame that the packet pool's elements cannot hold. */
  FRAME_TOO_LONG(406),
  /** A file that cannot be read or written. */
  FILE_FAILED(407),

  /** Memory for a pool or a table could not be had. */
  MEMORY_EXHAUSTED(501),
  /** A pool has fewer elements than the queues that it must fill. */
  POOL_TOO_SMALL(502),
  /** More objects of a kind than the capability allows. */
  RESOURCE_EXHAUSTED(503),
  /** Memory that processes share cannot be made, found or used. */
  SHARED_RING(504);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  /**
   * The code as people and scripts see it.
   *
   * @return {@code ODP-} and three digits
   */
  public String id() {
    return "ODP-" + number;
  }
}
