package io.singlewindow.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The addresses of the public internet: what the registries of special-purpose addresses (RFC 6890) do not set apart. */
final class PublicAddresses {

    private static final List<Block> SPECIAL_4 = blocks(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            // a cloud's own service at an address that looks public
            "168.63.129.16/32");
    /** Everything that is given out for use in public; mapped addresses, NAT64, local and multicast are elsewhere. */
    private static final List<Block> GLOBAL_6 = blocks("2000::/3");
    private static final List<Block> SPECIAL_6 = blocks(
            // among them Teredo and ORCHID; documentation; 6to4, which carries an IPv4 address; documentation again
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final int BYTES_4 = 4;

    private PublicAddresses() {}

    /** True when the address may be called without reaching anything of ours. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == BYTES_4
                ? SPECIAL_4.stream().noneMatch(block -> block.contains(bytes))
                : GLOBAL_6.stream().anyMatch(block -> block.contains(bytes)) && SPECIAL_6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return Arrays.stream(texts).map(Block::of).toList();
    }

    /** Addresses that begin alike. */
    private record Block(byte[] first, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException malformed) {
                throw new IllegalArgumentException(text + ", expected an address and its bits", malformed);
            }
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((address[bit / Byte.SIZE] & mask) != (first[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
