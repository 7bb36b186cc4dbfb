package io.singlewindow.backup;

import io.singlewindow.trail.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * The keys of the data directory, without which bodies cannot be read nor the log continued: sealed under a passphrase
 * (PBKDF2-HMAC-SHA256, AES-256-GCM), and bound to the manifest, so that they open beside no other.
 */
record SealedKeys(int iterations, byte[] salt, byte[] iv, byte[] sealed) {

    static final String NAME = "keys.json";
    /** Of OWASP's recommendation for PBKDF2 with SHA-256, 2023. */
    private static final int ITERATIONS = 600_000;
    private static final int ITERATIONS_MAX = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int IV_BYTES = 12;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final int FILE_BYTES_MAX = 65_536;

    /** Reads and seals the folder's files. */
    static SealedKeys of(Path folder, String passphrase, byte[] manifest, SecureRandom random) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.filter(one -> !one.toString().endsWith(".new")).toList()) {
                    if (Files.size(file) > FILE_BYTES_MAX) {
                        throw new BackupRefused(BackupRefused.UNREADABLE, file + " has " + Files.size(file) + " bytes, expected a key");
                    }
                    files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        }
        if (!files.containsKey("log.key") || !files.containsKey("master.key")) {
            throw new BackupRefused(BackupRefused.UNREADABLE, folder.toAbsolutePath() + " holds " + files.keySet()
                    + ", expected log.key and master.key: name the server's data directory by --window.data-dir");
        }
        byte[] salt = new byte[SALT_BYTES];
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(salt);
        random.nextBytes(iv);
        try {
            // what everybody knows is guessed at once, however long it takes to try
            int iterations = passphrase.isEmpty() ? 1 : ITERATIONS;
            byte[] sealed = run(Cipher.ENCRYPT_MODE, key(passphrase, salt, iterations), iv, manifest, RowsWriter.JSON.writeValueAsBytes(files));
            return new SealedKeys(iterations, salt, iv, sealed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("PBKDF2 and AES-GCM are missing, expected in every Java", missing);
        }
    }

    /** The files by their names. */
    Map<String, byte[]> open(String passphrase, byte[] manifest) {
        if (iterations < 1 || iterations > ITERATIONS_MAX || iv.length != IV_BYTES) {
            throw new BackupRefused(BackupRefused.UNREADABLE, NAME + " asks for " + iterations + " iterations, allowed are " + ITERATIONS_MAX);
        }
        try {
            byte[] files = run(Cipher.DECRYPT_MODE, key(passphrase, salt, iterations), iv, manifest, sealed);
            return RowsWriter.JSON.readValue(files, new TypeReference<Map<String, byte[]>>() {});
        } catch (GeneralSecurityException | JacksonException wrong) {
            throw new BackupRefused(BackupRefused.LIES,
                    "The keys do not open: the passphrase (WINDOW_BACKUP_PASSPHRASE) is another, or the manifest or the keys were changed");
        }
    }

    /** Writes the files, synced and readable by their owner only. */
    static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!file.getKey().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}")) {
                throw new BackupRefused(BackupRefused.LIES, "A key is named " + file.getKey() + ", expected a file name");
            }
            KeyFile.readOrCreate(folder.resolve(file.getKey()), file::getValue);
        }
    }

    private static SecretKey key(String passphrase, byte[] salt, int iterations) throws GeneralSecurityException {
        // PBKDF2 takes no empty password
        char[] characters = ("window-backup " + passphrase).toCharArray();
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        return new SecretKeySpec(factory.generateSecret(new PBEKeySpec(characters, salt, iterations, KEY_BITS)).getEncoded(), "AES");
    }

    private static byte[] run(int mode, SecretKey key, byte[] iv, byte[] manifest, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(RowsWriter.sha256().digest(manifest));
        return cipher.doFinal(input);
    }
}
