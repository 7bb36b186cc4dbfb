package io.singlewindow.console.filing;

import io.singlewindow.access.Caller;
import io.singlewindow.filing.register.Attachment;
import io.singlewindow.filing.register.FilingAttachments;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.multipart.MultipartFile;

/** Files that come with a form. */
final class Uploads {

    private static final int NAME_CHARACTERS_MAX = 200;

    private Uploads() {}

    /**
     * Keeps one, under the last part of the name that the browser tells of it.
     *
     * @throws io.singlewindow.problem.ProblemException where it is too large or of no type that is taken
     */
    static Attachment keep(FilingAttachments attachments, Caller caller, MultipartFile file) {
        try {
            return attachments.keep(caller, name(String.valueOf(file.getOriginalFilename())), file.getBytes());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Without folders, which some browsers tell, and control characters; the end stays, where the type is said. */
    static String name(String told) {
        String name = told.replaceAll("^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return name.length() > NAME_CHARACTERS_MAX ? name.substring(name.length() - NAME_CHARACTERS_MAX) : name;
    }
}
