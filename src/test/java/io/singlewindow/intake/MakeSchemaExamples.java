package io.singlewindow.intake;

import io.singlewindow.message.MessageType;
import io.singlewindow.sandbox.SandboxDirectory;
import io.singlewindow.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remakes the good examples of {@code /schemas.zip}: run through {@code src/test/resources/samples/make-signed}, not by
 * the build. Imports are signed with SM2, so they differ at every run, exports with RSA-SHA256.
 */
public final class MakeSchemaExamples {

    private MakeSchemaExamples() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        write(folder, "import-1-CEB311.xml", MessageType.CEB311, "platform", SignatureAlgorithm.SM2);
        write(folder, "import-2-CEB411.xml", MessageType.CEB411, "payment", SignatureAlgorithm.SM2);
        write(folder, "import-3-CEB511.xml", MessageType.CEB511, "logistics", SignatureAlgorithm.SM2);
        write(folder, "import-4-CEB621.xml", MessageType.CEB621, "declarant", SignatureAlgorithm.SM2);
        write(folder, "export-1-CEB303.xml", MessageType.CEB303, "platform", SignatureAlgorithm.RSA_SHA256);
        write(folder, "export-2-CEB403.xml", MessageType.CEB403, "payment", SignatureAlgorithm.RSA_SHA256);
        write(folder, "export-3-CEB505.xml", MessageType.CEB505, "logistics", SignatureAlgorithm.RSA_SHA256);
        write(folder, "export-4-CEB603.xml", MessageType.CEB603, "declarant", SignatureAlgorithm.RSA_SHA256);
        byte[] order = Files.readAllBytes(folder.resolve("import-1-CEB311.xml"));
        Files.write(folder.resolve("import-5-DxpMsg.xml"), Pipeline.enveloped(order, SandboxDirectory.company("platform").dxpId(), "CEB311Message"));
    }

    private static void write(Path folder, String name, MessageType type, String company, SignatureAlgorithm algorithm) throws IOException {
        Files.write(folder.resolve(name), SandboxMessage.of(type).signedBy(company, algorithm));
    }
}
