using System.Reflection;
using System.Reflection.Emit;

namespace Visualizer.Tests.Architecture;

/// <summary>What the compiled code of a type touches: in its signatures, and in the bodies of its methods.</summary>
/// <remarks>Reads the compiled form, because source names a type in many ways (using, alias, relative, var). Constants leave no trace there.</remarks>
internal static class UsedMembers
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every type named by <paramref name="type"/>, with the types inside constructed ones.</summary>
    public static IEnumerable<Type> TypesOf(Type type) =>
        SignatureTypes(type)
            .Concat(ByMethod(type).SelectMany(members => members).SelectMany(member => member is Type named ? [named] : MemberTypes(member)))
            .SelectMany(Unfold)
            .Distinct();

    /// <summary>Every type, method and field that the bodies of its methods name, body by body.</summary>
    public static IEnumerable<IReadOnlyList<MemberInfo>> ByMethod(Type type) => Methods(type).Select(Of);

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything));

    private static IEnumerable<Type> SignatureTypes(Type type)
    {
        IEnumerable<Type?> named =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Everything).Select(field => field.FieldType),
            .. type.GetProperties(Everything).Select(property => property.PropertyType),
            .. Methods(type).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)),
            .. type.GetMethods(Everything).Select(method => method.ReturnType),
            .. Methods(type).SelectMany(method => method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []),
        ];
        return named.OfType<Type>();
    }

    private static IEnumerable<Type> MemberTypes(MemberInfo member) => member switch
    {
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo method => [method.DeclaringType!, method.ReturnType, .. method.GetGenericArguments()],
        _ => [member.DeclaringType!],
    };

    private static IEnumerable<Type> Unfold(Type type) =>
        type.HasElementType ? Unfold(type.GetElementType()!)
        : type.IsConstructedGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Unfold)]
        : [type];

    private static List<MemberInfo> Of(MethodBase method)
    {
        var found = new List<MemberInfo>();
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? OpCodesByValue[(short)(0xFE00 | code[at + 1])] : OpCodesByValue[code[at]];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                found.Add(method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!);
            }
            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
        return found;
    }
}
