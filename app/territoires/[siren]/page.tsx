import { redirectToSchema } from '@/lib/access/short';
import { searchParamsOf, type SearchParams } from '@/lib/search-params';

type Props = { params: Promise<{ siren: string }>; searchParams: SearchParams };

export default async function ShortTerritoirePage({ params, searchParams }: Props) {
  const { siren } = await params;
  return redirectToSchema(`/territoires/${encodeURIComponent(siren)}`, await searchParamsOf(searchParams));
}
