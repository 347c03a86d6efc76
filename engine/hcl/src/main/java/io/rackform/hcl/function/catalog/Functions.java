package io.rackform.hcl.function.catalog;

import io.rackform.hcl.function.Function;
import io.rackform.hcl.function.collection.ListFunctions;
import io.rackform.hcl.function.collection.MapFunctions;
import io.rackform.hcl.function.collection.SearchFunctions;
import io.rackform.hcl.function.collection.SetFunctions;
import io.rackform.hcl.function.document.CsvFunctions;
import io.rackform.hcl.function.document.JsonFunctions;
import io.rackform.hcl.function.document.TfvarsFunctions;
import io.rackform.hcl.function.document.YamlFunctions;
import io.rackform.hcl.function.encoding.EncodingFunctions;
import io.rackform.hcl.function.encoding.HashFunctions;
import io.rackform.hcl.function.file.FileFunctions;
import io.rackform.hcl.function.file.PathFunctions;
import io.rackform.hcl.function.format.FormatFunctions;
import io.rackform.hcl.function.net.NetworkFunctions;
import io.rackform.hcl.function.text.RegexFunctions;
import io.rackform.hcl.function.text.StringFunctions;
import io.rackform.hcl.function.text.TrimFunctions;
import io.rackform.hcl.function.time.TimeFunctions;
import io.rackform.hcl.function.value.NumberFunctions;
import io.rackform.hcl.function.value.TypeFunctions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All functions by name. A function is made when it is first asked for, since most configurations use few of them. */
public final class Functions {
    private static final List<String> NAMES =
            List.of(("abs abspath alltrue anytrue base64decode base64encode base64gunzip"
                            + " base64gzip base64sha256 base64sha512 basename bcrypt can ceil chomp chunklist cidrcontains cidrhost"
                            + " cidrnetmask cidrsubnet cidrsubnets coalesce coalescelist compact concat contains csvdecode dirname"
                            + " distinct element endswith ephemeralasnull file filebase64 filebase64sha256 filebase64sha512"
                            + " fileexists filemd5 fileset filesha1 filesha256 filesha512 flatten floor format formatdate"
                            + " formatlist indent index issensitive join jsondecode jsonencode keys length log lookup lower"
                            + " matchkeys max md5 merge min nonsensitive one parseint pathexpand plantimestamp pow"
                            + " provider::terraform::decode_tfvars provider::terraform::encode_expr"
                            + " provider::terraform::encode_tfvars range regex"
                            + " regexall replace reverse rsadecrypt sensitive setintersection setproduct setsubtract setunion sha1"
                            + " sha256 sha512 signum slice sort split startswith strcontains strrev substr sum templatefile"
                            + " templatestring textdecodebase64 textencodebase64 timeadd timecmp timestamp title tobool tolist"
                            + " tomap tonumber toset tostring transpose trim trimprefix trimspace trimsuffix try upper urldecode"
                            + " urlencode uuid uuidv5 values yamldecode yamlencode zipmap")
                    .split(" "));

    private static final Map<String, Function> MADE = new ConcurrentHashMap<>();

    private Functions() {}

    /** The names of all functions, sorted, for suggestions; those that take expressions or templates are among them. */
    public static List<String> names() {
        return NAMES;
    }

    /** The function; null where there is none of that name here. */
    public static @Nullable Function find(String name) {
        Function made = MADE.get(name);
        if (made != null) {
            return made;
        }
        Function function = make(name);
        if (function != null) {
            MADE.put(name, function);
        }
        return function;
    }

    private static @Nullable Function make(String name) {
        return switch (name) {
            case "abs", "ceil", "floor", "log", "max", "min", "parseint", "pow", "signum", "sum", "range" ->
                NumberFunctions.make(name);
            case "chomp",
                    "endswith",
                    "indent",
                    "join",
                    "lower",
                    "split",
                    "startswith",
                    "strcontains",
                    "strrev",
                    "substr",
                    "title",
                    "upper" -> StringFunctions.make(name);
            case "replace", "trim", "trimprefix", "trimspace", "trimsuffix" -> TrimFunctions.make(name);
            case "format", "formatlist" -> FormatFunctions.make(name);
            case "regex", "regexall" -> RegexFunctions.make(name);
            case "alltrue", "anytrue", "compact", "contains", "distinct", "index", "length", "matchkeys", "sort" ->
                SearchFunctions.make(name);
            case "chunklist", "coalescelist", "concat", "element", "flatten", "one", "reverse", "slice" ->
                ListFunctions.make(name);
            case "keys", "lookup", "merge", "transpose", "values", "zipmap" -> MapFunctions.make(name);
            case "setintersection", "setproduct", "setsubtract", "setunion" -> SetFunctions.make(name);
            case "coalesce",
                    "ephemeralasnull",
                    "issensitive",
                    "nonsensitive",
                    "sensitive",
                    "tobool",
                    "tolist",
                    "tomap",
                    "tonumber",
                    "toset",
                    "tostring" -> TypeFunctions.make(name);
            default -> makeOther(name); // allow default: any name
        };
    }

    private static @Nullable Function makeOther(String name) {
        return switch (name) {
            case "base64decode",
                    "base64encode",
                    "base64gunzip",
                    "base64gzip",
                    "textdecodebase64",
                    "textencodebase64",
                    "urldecode",
                    "urlencode" -> EncodingFunctions.make(name);
            case "jsondecode", "jsonencode" -> JsonFunctions.make(name);
            case "yamldecode", "yamlencode" -> YamlFunctions.make(name);
            case "csvdecode" -> CsvFunctions.csvdecode();
            case "base64sha256",
                    "base64sha512",
                    "bcrypt",
                    "md5",
                    "rsadecrypt",
                    "sha1",
                    "sha256",
                    "sha512",
                    "uuid",
                    "uuidv5" -> HashFunctions.make(name);
            case "abspath", "basename", "dirname", "pathexpand" -> PathFunctions.make(name);
            case "file",
                    "filebase64",
                    "filebase64sha256",
                    "filebase64sha512",
                    "fileexists",
                    "filemd5",
                    "fileset",
                    "filesha1",
                    "filesha256",
                    "filesha512" -> FileFunctions.make(name);
            case "cidrcontains", "cidrhost", "cidrnetmask", "cidrsubnet", "cidrsubnets" -> NetworkFunctions.make(name);
            case "formatdate", "plantimestamp", "timeadd", "timecmp", "timestamp" -> TimeFunctions.make(name);
            case "provider::terraform::encode_expr", "provider::terraform::encode_tfvars" -> TfvarsFunctions.make(name);
            default -> null; // allow default: any name
        };
    }
}
