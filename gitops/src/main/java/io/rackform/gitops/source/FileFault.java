package io.rackform.gitops.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder cannot be read or written, in words: most exceptions about files say no more than its name. */
public final class FileFault {
    private FileFault() {}

    /** Part of a sentence, without a full stop: "permission denied". */
    public static String words(IOException fault) {
        return switch (fault) {
            case FileSystemException known when known.getReason() != null -> known.getReason();
            case NoSuchFileException ignored -> "there is no such file or folder";
            case AccessDeniedException ignored -> "permission denied";
            case FileAlreadyExistsException ignored -> "there is something of this name already";
            case NotDirectoryException ignored -> "it is not a folder";
            case DirectoryNotEmptyException ignored -> "it is a folder that is not empty";
            case IOException other when other.getMessage() != null -> other.getMessage();
            case IOException other -> other.getClass().getSimpleName();
        };
    }
}
