package io.rackform.hcl.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Hashes passwords slowly on purpose: Niels Provos and David Mazieres, A Future-Adaptable Password Scheme, USENIX 1999. Writes
 * version 2a of the modular crypt format.
 */
public final class Bcrypt {
    public static final int SALT_BYTES = 16;
    public static final int MAX_PASSWORD_BYTES = 72;

    private static final String DIGITS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ROUNDS = 16;
    private static final int SUBKEYS = ROUNDS + 2;
    private static final int BOX = 256;
    private static final int HASH_BYTES = 23;

    private final int[] subkeys;
    private final int[] boxes;
    private int left;
    private int right;

    private Bcrypt() {
        subkeys = Arrays.copyOf(Start.NUMBERS, SUBKEYS);
        boxes = Arrays.copyOfRange(Start.NUMBERS, SUBKEYS, SUBKEYS + 4 * BOX);
    }

    /** Computed when the first password is hashed: a holder, so that loading the class costs nothing. */
    private static final class Start {
        static final int[] NUMBERS = PiDigits.afterThePoint(SUBKEYS + 4 * BOX);
    }

    /**
     * The hash with all that is needed to check it.
     *
     * @param password of at most 72 bytes
     * @param salt of 16 bytes, by chance
     * @param cost the work doubles with each step
     */
    public static String hash(byte[] password, byte[] salt, int cost) {
        byte[] key = Arrays.copyOf(password, password.length + 1);
        Bcrypt cipher = new Bcrypt();
        cipher.expand(key, salt);
        byte[] nothing = new byte[SALT_BYTES];
        for (long i = 0; i < 1L << cost; i++) {
            cipher.expand(key, nothing);
            cipher.expand(salt, nothing);
        }
        byte[] text = "OrpheanBeholderScryDoubt".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = new byte[text.length];
        for (int block = 0; block < text.length; block += 8) {
            cipher.left = word(text, block);
            cipher.right = word(text, block + 4);
            for (int i = 0; i < 64; i++) {
                cipher.encrypt();
            }
            put(hash, block, cipher.left);
            put(hash, block + 4, cipher.right);
        }
        return String.format(Locale.ROOT, "$2a$%02d$", cost) + encoded(salt, SALT_BYTES) + encoded(hash, HASH_BYTES);
    }

    /** The word that starts at a byte; after the last byte the first follows. */
    private static int word(byte[] bytes, int start) {
        int word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 8 | (bytes[(start + i) % bytes.length] & 0xff);
        }
        return word;
    }

    private static void put(byte[] bytes, int start, int word) {
        for (int i = 0; i < 4; i++) {
            bytes[start + i] = (byte) (word >>> (24 - 8 * i));
        }
    }

    /** Stirs a key and a salt into the subkeys and boxes. */
    private void expand(byte[] key, byte[] salt) {
        int at = 0;
        for (int i = 0; i < SUBKEYS; i++) {
            subkeys[i] ^= word(key, at);
            at = (at + 4) % key.length;
        }
        left = 0;
        right = 0;
        int from = fill(subkeys, salt, 0);
        fill(boxes, salt, from);
    }

    private int fill(int[] numbers, byte[] salt, int start) {
        int from = start;
        for (int i = 0; i < numbers.length; i += 2) {
            left ^= word(salt, from);
            right ^= word(salt, from + 4);
            from = (from + 8) % salt.length;
            encrypt();
            numbers[i] = left;
            numbers[i + 1] = right;
        }
        return from;
    }

    /** Blowfish's sixteen rounds over the two halves. */
    private void encrypt() {
        int l = left;
        int r = right;
        for (int i = 0; i < ROUNDS; i += 2) {
            l ^= subkeys[i];
            r ^= mixed(l);
            r ^= subkeys[i + 1];
            l ^= mixed(r);
        }
        left = r ^ subkeys[ROUNDS + 1];
        right = l ^ subkeys[ROUNDS];
    }

    private int mixed(int half) {
        return ((boxes[half >>> 24] + boxes[BOX + ((half >>> 16) & 0xff)]) ^ boxes[2 * BOX + ((half >>> 8) & 0xff)])
                + boxes[3 * BOX + (half & 0xff)];
    }

    /** Six binary digits to a character, the first ones first, without padding. */
    private static String encoded(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (bytes[i] & 0xff);
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                text.append(DIGITS.charAt((value >>> bits) & 0x3f));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(DIGITS.charAt((value << (6 - bits)) & 0x3f)).toString();
    }
}
