package org.odpj.dpdk.lib;

/**
 * Byte offsets and sizes in DPDK's structures, as the C compiler lays them out on x86-64 for the
 * releases that {@link Libraries#KNOWN_VERSION} names.
 */
public final class Layouts {
  private Layouts() {}

  /** {@code struct rte_mbuf} of rte_mbuf_core.h. */
  public static final class Mbuf {
    /** Its size: what follows is the private area, then the buffer. */
    public static final int SIZE = 128;

    /** Address of the buffer that the data is in, 64 bits; the I/O address of it follows. */
    public static final int BUF_ADDR = 0;

    /** Where the data starts in the buffer, 16 bits. */
    public static final int DATA_OFF = 16;

    /** Reference count, 16 bits. */
    public static final int REFCNT = 18;

    /** Segments of the chain, 16 bits. */
    public static final int NB_SEGS = 20;

    /** The port it was received on, 16 bits. */
    public static final int PORT = 22;

    /** Offload flags, 64 bits. */
    public static final int OL_FLAGS = 24;

    /** Packet type, 32 bits. */
    public static final int PACKET_TYPE = 32;

    /** Length of the chain's data, 32 bits. */
    public static final int PKT_LEN = 36;

    /** Length of this segment's data, 16 bits. */
    public static final int DATA_LEN = 40;

    /** VLAN tag, 16 bits; up to {@link #BUF_LEN} follow the hash and the outer tag. */
    public static final int VLAN_TCI = 42;

    /** Length of the buffer, 16 bits. */
    public static final int BUF_LEN = 54;

    /** Address of the mempool that it belongs to, 64 bits. */
    public static final int POOL = 56;

    /** Address of the next segment's mbuf, 64 bits. */
    public static final int NEXT = 64;

    /** Transmit offload lengths, 64 bits. */
    public static final int TX_OFFLOAD = 72;

    /** Fields of applications and drivers. */
    public static final int DYNFIELD = 92;

    /** Bytes of these. */
    public static final int DYNFIELD_SIZE = 36;

    /** {@code RTE_MBUF_F_INDIRECT}: the data is in the buffer of another mbuf. */
    public static final long INDIRECT = 1L << 62;

    /**
     * {@code RTE_MBUF_F_INDIRECT | RTE_MBUF_F_EXTERNAL}: flags of the buffer, not of the packet.
     */
    public static final long BUFFER_FLAGS = 3L << 61;

    /** {@code RTE_MBUF_PORT_INVALID}. */
    public static final short PORT_INVALID = (short) 0xffff;

    /** {@code RTE_PKTMBUF_HEADROOM}: what drivers leave before received data. */
    public static final int HEADROOM = 128;

    /** {@code RTE_MBUF_DEFAULT_DATAROOM}: what drivers may expect to fit after the headroom. */
    public static final int DEFAULT_DATA = 2_048;

    private Mbuf() {}
  }

  /** {@code struct rte_mempool} and {@code rte_mempool_cache} of rte_mempool.h. */
  public static final class Mempool {
    /** {@code rte_mempool.elt_size}, 32 bits. */
    public static final int ELT_SIZE = 72;

    /** {@code rte_mempool.header_size}, 32 bits. */
    public static final int HEADER_SIZE = 76;

    /** {@code rte_mempool.trailer_size}, 32 bits. */
    public static final int TRAILER_SIZE = 80;

    /** {@code rte_mempool.ops_index}, 32 bits. */
    public static final int OPS_INDEX = 88;

    /** {@code rte_mempool.local_cache}, a pointer to an array of caches by lcore. */
    public static final int LOCAL_CACHE = 96;

    /** Size of {@code struct rte_mempool}. */
    public static final int SIZE = 192;

    /** Size of {@code struct rte_mempool_cache}. */
    public static final int CACHE_SIZE_OF = 8_256;

    /** {@code rte_mempool_cache.size}, 32 bits: what is kept after a flush. */
    public static final int CACHE_SIZE = 0;

    /** {@code rte_mempool_cache.flushthresh}, 32 bits: how full before a flush. */
    public static final int CACHE_FLUSH = 4;

    /** {@code rte_mempool_cache.len}, 32 bits: how full now. */
    public static final int CACHE_LEN = 8;

    /** {@code rte_mempool_cache.objs}, pointers. */
    public static final int CACHE_OBJS = 64;

    /** {@code RTE_MEMPOOL_CACHE_MAX_SIZE}. */
    public static final int MAX_CACHE = 512;

    /** {@code rte_mempool_ops_table.ops}. */
    public static final int OPS_TABLE = 64;

    /** Size of {@code struct rte_mempool_ops}. */
    public static final int OPS_SIZE_OF = 128;

    /** {@code rte_mempool_ops.enqueue}, a function pointer. */
    public static final int OPS_ENQUEUE = 48;

    /** {@code rte_mempool_ops.dequeue}, a function pointer. */
    public static final int OPS_DEQUEUE = 56;

    /** {@code RTE_MEMPOOL_MAX_OPS_IDX}. */
    public static final int MAX_OPS = 16;

    private Mempool() {}
  }

  /** {@code struct rte_ring} of rte_ring_core.h. */
  public static final class Ring {
    /** {@code rte_ring.mask}, 32 bits: slots less one. */
    public static final int MASK = 52;

    /** {@code rte_ring.capacity}, 32 bits: how many pointers fit. */
    public static final int CAPACITY = 56;

    /** {@code rte_ring.prod}: the producers' side. */
    public static final int PRODUCER = 128;

    /** {@code rte_ring.cons}: the consumers' side. */
    public static final int CONSUMER = 256;

    /** {@code rte_ring_headtail.head}, 32 bits. */
    public static final int HEAD = 0;

    /** {@code rte_ring_headtail.tail}, 32 bits. */
    public static final int TAIL = 4;

    /** {@code rte_ring_headtail.sync_type}, 32 bits. */
    public static final int SYNC_TYPE = 8;

    /** Size of {@code struct rte_ring}; the slots follow. */
    public static final int SIZE = 384;

    /** {@code RTE_RING_SYNC_MT}: any number of threads. */
    public static final int SYNC_MT = 0;

    /** {@code RTE_RING_SYNC_ST}: one thread. */
    public static final int SYNC_ST = 1;

    /** {@code RING_F_SP_ENQ}: one producer. */
    public static final int ONE_PRODUCER = 1;

    /** {@code RING_F_SC_DEQ}: one consumer. */
    public static final int ONE_CONSUMER = 2;

    /** {@code RING_F_EXACT_SZ}: as many pointers fit as were asked for. */
    public static final int EXACT_SIZE = 4;

    /** {@code RTE_RING_NAMESIZE}, the final NUL included. */
    public static final int NAME_SIZE = 29;

    private Ring() {}
  }

  /** Structures of rte_ethdev.h. */
  public static final class Ethdev {
    /** Size of {@code struct rte_eth_conf}; all zero is a valid configuration. */
    public static final int CONF_SIZE_OF = 2_272;

    /** {@code rte_eth_conf.rxmode.mq_mode}, 32 bits. */
    public static final int CONF_RX_MQ_MODE = 8;

    /** {@code RTE_ETH_MQ_RX_RSS}. */
    public static final int MQ_RX_RSS = 1;

    /** {@code rte_eth_conf.txmode.offloads}, 64 bits. */
    public static final int CONF_TX_OFFLOADS = 72;

    /** {@code RTE_ETH_TX_OFFLOAD_MULTI_SEGS}: packets of several segments. */
    public static final long TX_MULTI_SEGMENTS = 1 << 15;

    /** {@code rte_eth_conf.rx_adv_conf.rss_conf.rss_hf}, 64 bits. */
    public static final int CONF_RSS_HF = 144;

    /** Size of {@code struct rte_eth_dev_info}. */
    public static final int INFO_SIZE_OF = 376;

    /** {@code rte_eth_dev_info.driver_name}, a C string. */
    public static final int INFO_DRIVER = 8;

    /** {@code rte_eth_dev_info.min_mtu}, 16 bits. */
    public static final int INFO_MIN_MTU = 20;

    /** {@code rte_eth_dev_info.max_mtu}, 16 bits. */
    public static final int INFO_MAX_MTU = 22;

    /** {@code rte_eth_dev_info.max_rx_queues}, 16 bits. */
    public static final int INFO_MAX_RX_QUEUES = 44;

    /** {@code rte_eth_dev_info.max_tx_queues}, 16 bits. */
    public static final int INFO_MAX_TX_QUEUES = 46;

    /** {@code rte_eth_dev_info.tx_offload_capa}, 64 bits. */
    public static final int INFO_TX_OFFLOADS = 80;

    /** {@code rte_eth_dev_info.flow_type_rss_offloads}, 64 bits. */
    public static final int INFO_RSS_OFFLOADS = 112;

    /** {@code RTE_MAX_QUEUES_PER_PORT}. */
    public static final int MAX_QUEUES = 1_024;

    /** Size of {@code struct rte_eth_stats}. */
    public static final int STATS_SIZE_OF = 704;

    /** {@code rte_eth_stats.ipackets}, 64 bits; the others follow. */
    public static final int STATS_IPACKETS = 0;

    /** {@code rte_eth_stats.opackets}, 64 bits. */
    public static final int STATS_OPACKETS = 8;

    /** {@code rte_eth_stats.ibytes}, 64 bits. */
    public static final int STATS_IBYTES = 16;

    /** {@code rte_eth_stats.obytes}, 64 bits. */
    public static final int STATS_OBYTES = 24;

    /** {@code rte_eth_stats.imissed}, 64 bits. */
    public static final int STATS_IMISSED = 32;

    /** {@code rte_eth_stats.ierrors}, 64 bits. */
    public static final int STATS_IERRORS = 40;

    /** {@code rte_eth_stats.oerrors}, 64 bits. */
    public static final int STATS_OERRORS = 48;

    /** {@code rte_eth_stats.rx_nombuf}, 64 bits. */
    public static final int STATS_RX_NOMBUF = 56;

    /** {@code RTE_ETHDEV_QUEUE_STAT_CNTRS}: queues that counters are kept for. */
    public static final int STATS_QUEUES = 16;

    /** {@code rte_eth_stats.q_ipackets}, 64 bits for each of these queues. */
    public static final int STATS_Q_IPACKETS = 64;

    /** {@code rte_eth_stats.q_opackets}, the same. */
    public static final int STATS_Q_OPACKETS = 192;

    /** {@code rte_eth_stats.q_ibytes}, the same. */
    public static final int STATS_Q_IBYTES = 320;

    /** {@code rte_eth_stats.q_obytes}, the same. */
    public static final int STATS_Q_OBYTES = 448;

    /** {@code rte_eth_stats.q_errors}, the same. */
    public static final int STATS_Q_ERRORS = 576;

    /** Size of {@code struct rte_eth_xstat_name}, a C string. */
    public static final int XSTAT_NAME_SIZE_OF = 64;

    /** Size of {@code struct rte_eth_xstat}: an id, which is its index, and a value. */
    public static final int XSTAT_SIZE_OF = 16;

    /** {@code rte_eth_xstat.value}, 64 bits. */
    public static final int XSTAT_VALUE = 8;

    /** Size of {@code struct rte_eth_link}. */
    public static final int LINK_SIZE_OF = 8;

    /** {@code rte_eth_link.link_speed}, 32 bits, Mb/s. */
    public static final int LINK_SPEED = 0;

    /** The byte with duplex (bit 0), autonegotiation (bit 1) and status (bit 2). */
    public static final int LINK_BITS = 4;

    /** {@code RTE_ETH_SPEED_NUM_UNKNOWN}. */
    public static final int LINK_SPEED_UNKNOWN = -1;

    /** Size of a row of {@code rte_eth_fp_ops}, one for each port. */
    public static final int FP_SIZE_OF = 128;

    /** {@code rte_eth_fp_ops.rx_pkt_burst}, a function pointer. */
    public static final int FP_RX_BURST = 0;

    /** {@code rte_eth_fp_ops.rxq.data}, a pointer to an array of queue pointers. */
    public static final int FP_RXQ_DATA = 24;

    /** {@code rte_eth_fp_ops.tx_pkt_burst}, a function pointer. */
    public static final int FP_TX_BURST = 64;

    /** {@code rte_eth_fp_ops.txq.data}, a pointer to an array of queue pointers. */
    public static final int FP_TXQ_DATA = 88;

    /** {@code RTE_MAX_ETHPORTS}. */
    public static final int MAX_PORTS = 32;

    private Ethdev() {}
  }
}
