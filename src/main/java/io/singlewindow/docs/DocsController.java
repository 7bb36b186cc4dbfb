package io.singlewindow.docs;

import io.singlewindow.problem.ErrorCode;
import io.singlewindow.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Pages and descriptions for developers, without credentials: the same for all, made once when first asked for. */
@RestController
@Profile("!simulator")
class DocsController {

    private static final Duration CACHED = Duration.ofHours(1);
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ErrorReference errors = new ErrorReference();
    private final MadeOnce openApi = new MadeOnce(OpenApiDescription::json);
    private final MadeOnce schemas = new MadeOnce(() -> SchemasZip.make(errors));
    private final MadeOnce errorPage = new MadeOnce(() -> errors.html().getBytes(StandardCharsets.UTF_8));
    private final MadeOnce index = new MadeOnce(() -> IndexPage.html().getBytes(StandardCharsets.UTF_8));

    @GetMapping("/docs")
    ResponseEntity<byte[]> index() {
        return answer(index, HTML);
    }

    @GetMapping("/docs/errors")
    ResponseEntity<byte[]> errors() {
        return answer(errorPage, HTML);
    }

    /** One bad example, as the error page links it; only those that it names. */
    @GetMapping("/docs/examples/{code}/{file}")
    ResponseEntity<byte[]> example(@PathVariable("code") String code, @PathVariable("file") String file) throws IOException {
        String path = code + "/" + file;
        if (Arrays.stream(ErrorCode.values()).noneMatch(known -> path.equals(errors.example(known)))) {
            throw ProblemException.of(404, ErrorCode.SYS_002, path, "an example that /docs/errors names");
        }
        return ResponseEntity.ok().contentType(file.endsWith(".xml") ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .body(new ClassPathResource("schemas/bad/" + path).getContentAsByteArray());
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> openApi() {
        return answer(openApi, MediaType.APPLICATION_JSON);
    }

    @GetMapping("/schemas.zip")
    ResponseEntity<byte[]> schemas() {
        return answer(schemas, MediaType.parseMediaType("application/zip"));
    }

    private static ResponseEntity<byte[]> answer(MadeOnce made, MediaType type) {
        return ResponseEntity.ok().contentType(type).eTag(made.eTag()).cacheControl(CacheControl.maxAge(CACHED).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'").body(made.bytes());
    }

    /** Bytes that are made when first asked for and kept, with their digest. */
    private static final class MadeOnce {

        private final Supplier<byte[]> maker;
        private byte @Nullable [] made;
        private String eTag = "";

        MadeOnce(Supplier<byte[]> maker) {
            this.maker = maker;
        }

        synchronized byte[] bytes() {
            byte[] bytes = made;
            if (bytes == null) {
                bytes = maker.get();
                eTag = '"' + HexFormat.of().formatHex(sha256(bytes)) + '"';
                made = bytes;
            }
            return bytes;
        }

        synchronized String eTag() {
            bytes();
            return eTag;
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("SHA-256 is missing, expected in every Java", missing);
            }
        }
    }
}
